"""Writes a tiny but complete sequence-classification folder: the fixture of the tests of second opinions.

python tiny_model.py OUT   (needs the package `onnx`)

The model adds up a weight for each word and has two classes. It is right about the sentences of the tests and nothing
else.
"""
import json
import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper, numpy_helper
import numpy as np

HOSTILE = {"ignore": 2.0, "disregard": 2.0, "previous": 1.5, "instructions": 1.5, "prompt": 1.0, "reveal": 1.5}
PLAIN = "the a is of and to in all your system invoice please meeting thanks good morning . , ! ?".split()
MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
BIAS = -2.5


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    words = MARKS + list(HOSTILE) + PLAIN
    vocab = {word: number for number, word in enumerate(words)}
    (out / "tokenizer.json").write_text(json.dumps(tokenizer(vocab), indent=2) + "\n")
    (out / "config.json").write_text(json.dumps(config(vocab), indent=2) + "\n")
    onnx.save(model(words), out / "model.onnx")


def config(vocab):
    return {
        "model_type": "bert",
        "max_position_embeddings": 64,
        "vocab_size": len(vocab),
        "id2label": {"0": "SAFE", "1": "INJECTION"},
    }


def tokenizer(vocab):
    added = [{"id": number, "content": mark, "special": True} for number, mark in enumerate(MARKS)]
    single = [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]
    single.append({"SpecialToken": {"id": "[SEP]", "type_id": 0}})
    marks = {mark: {"id": mark, "ids": [vocab[mark]], "tokens": [mark]} for mark in ("[CLS]", "[SEP]")}
    return {
        "version": "1.0",
        "added_tokens": added,
        "normalizer": {"type": "BertNormalizer", "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "TemplateProcessing", "single": single, "special_tokens": marks},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": vocab},
    }


def model(words):
    weights = np.zeros((len(words), 2), np.float32)
    for word, weight in HOSTILE.items():
        weights[words.index(word), 1] = weight
    nodes = [
        helper.make_node("Gather", ["weights", "input_ids"], ["each"]),
        helper.make_node("Cast", ["attention_mask"], ["shown"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["shown", "last"], ["column"]),
        helper.make_node("Mul", ["each", "column"], ["counted"]),
        helper.make_node("ReduceSum", ["counted", "middle"], ["sum"], keepdims=0),
        helper.make_node("Add", ["sum", "bias"], ["logits"]),
    ]
    constants = {
        "weights": weights,
        "last": np.array([2], np.int64),
        "middle": np.array([1], np.int64),
        "bias": np.array([0.0, BIAS], np.float32),
    }
    ids = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "width"]) for name in ("input_ids", "attention_mask")]
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 2])
    initial = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "tiny", ids, [logits], initial)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(made)
    return made


if __name__ == "__main__":
    main()
