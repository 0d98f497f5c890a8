"""Calls a model through one stock Python instrumentation: python emit.py NAME.

MOCK_LLM_URL names the model, OTEL_EXPORTER_OTLP_ENDPOINT where records go, OTEL_SERVICE_NAME the application.
"""

import os
import sys

from openai import OpenAI
from opentelemetry import _logs, trace
from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

SYSTEM = "You are the assistant of Harbour Desk. Answer in one sentence."
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def set_up():
    """OpenTelemetry as its own documentation sets it up; gives what sends the rest at the end."""
    tracing = TracerProvider()
    tracing.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(tracing)
    logging = LoggerProvider()
    logging.add_log_record_processor(BatchLogRecordProcessor(OTLPLogExporter()))
    _logs.set_logger_provider(logging)
    return lambda: (tracing.shutdown(), logging.shutdown())


def use_openllmetry():
    from opentelemetry.instrumentation.openai import OpenAIInstrumentor

    end = set_up()
    OpenAIInstrumentor().instrument()
    return end


def use_openinference():
    from openinference.instrumentation.openai import OpenAIInstrumentor

    end = set_up()
    OpenAIInstrumentor().instrument()
    return end


def use_logfire():
    import logfire

    logfire.configure(send_to_logfire=False, console=False)
    logfire.instrument_openai()
    return logfire.shutdown


EMITTERS = {
    "openllmetry": use_openllmetry,
    "openinference": use_openinference,
    "logfire": use_logfire,
}


def call_model():
    client = OpenAI(api_key="example", base_url=os.environ["MOCK_LLM_URL"])
    system = {"role": "system", "content": SYSTEM}
    question = {"role": "user", "content": "What is the capital of France?"}
    client.chat.completions.create(model="gpt-4o-mini", messages=[system, question])
    ask = {"role": "user", "content": "What is the weather in Lisbon?"}
    first = client.chat.completions.create(model="gpt-4o-mini", messages=[system, ask], tools=[WEATHER])
    said = first.choices[0].message
    results = [
        {"role": "tool", "tool_call_id": call.id, "content": "18 degrees, rain"} for call in said.tool_calls or []
    ]
    if results:
        messages = [system, ask, said.model_dump(exclude_none=True), *results]
        client.chat.completions.create(model="gpt-4o-mini", messages=messages, tools=[WEATHER])
    stream = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Name three rivers."}],
        stream=True,
        stream_options={"include_usage": True},
    )
    for _ in stream:
        pass
    client.embeddings.create(model="text-embedding-3-small", input="Harbour Desk opens at nine.")


end = EMITTERS[sys.argv[1]]()
call_model()
end()
