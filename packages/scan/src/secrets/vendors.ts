/** Names of services whose keys have no form of their own: near one of them a bare "key" is a key. Small letters. */
export const VENDORS: readonly string[] =
  'abuseipdb algolia alchemy amplitude assemblyai auth0 azure binance bitbucket bittrex brevo cloudflare cohere coinbase confluent consul contentful coveralls codecov datadog deepgram deepseek discord dropbox etherscan etsy fastly finnhub firebase flickr freshbooks gemini gitter hetzner heroku infura intercom jenkins jira kraken kucoin launchdarkly linkedin linode lob logzio looker mailchimp mailgun mattermost meraki messagebird mistral mixpanel moralis nexmo nytimes okta openai openweather opsgenie pagerduty paypal plaid polygon postmark pushover rapidapi rollbar segment sendbird sendgrid sentry shodan shopify snyk splunk spotify squarespace stripe sumologic telegram together travis trello twilio twitch twitter virustotal vonage vultr yandex zendesk zoom'.split(
    ' ',
  )
