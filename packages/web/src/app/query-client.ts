import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from '../lib/http.ts'
import { noteFailure } from '../lib/session.ts'

/** The cache of everything asked of the server. A question that was refused is not asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noteFailure }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && !isRefusal(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
    },
  })
}

function isRefusal(error: Error): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500
}
