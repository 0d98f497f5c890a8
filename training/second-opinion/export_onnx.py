"""Writes the fine-tuned folder as model.onnx with int8 weights beside config.json and tokenizer.json.

python export_onnx.py TUNED OUT
"""
import shutil
import sys
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModelForSequenceClassification


class Logits(torch.nn.Module):
    """The model with its inputs by place and its logits alone."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask):
        return self.model(input_ids=input_ids, attention_mask=attention_mask).logits


def main():
    tuned, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    model = AutoModelForSequenceClassification.from_pretrained(tuned, attn_implementation="eager").eval()
    ids = torch.randint(5, 900, (2, 16))
    names = ["input_ids", "attention_mask"]
    size = {0: torch.export.Dim("batch", min=1, max=64), 1: torch.export.Dim("width", min=2, max=512)}
    whole = out / "whole.onnx"
    torch.onnx.export(
        Logits(model),
        (ids, torch.ones_like(ids)),
        whole,
        input_names=names,
        output_names=["logits"],
        dynamic_shapes=(size, size),
        dynamo=True,
        external_data=False,
    )
    quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, extra_options={"DefaultTensorType": 1})
    whole.unlink()
    for name in ("config.json", "tokenizer.json"):
        shutil.copy(tuned / name, out / name)
    print(f"{(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
