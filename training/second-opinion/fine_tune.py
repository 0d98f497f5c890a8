"""Fine-tunes a small encoder on train.jsonl and writes it as a sequence-classification folder (model.safetensors).

python fine_tune.py ROWS BASE OUT [--minutes 15] [--batch 32] [--tokens 128] [--threads 1] [--rate 5e-5]

ROWS is the folder that prepare.ts wrote, BASE a folder with config.json, tokenizer.json and weights, for example
all-MiniLM-L6-v2. The pace of the learning rate follows the clock, so that a short run ends well too.
"""
import argparse
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import AutoModelForSequenceClassification

CLASSES = ["benign", "injection", "jailbreak", "harmful_request"]


def main():
    parser = argparse.ArgumentParser()
    for name in ("rows", "base", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rate", type=float, default=5e-5)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(7)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(args.tokens)
    model = AutoModelForSequenceClassification.from_pretrained(
        args.base,
        num_labels=len(CLASSES),
        id2label=dict(enumerate(CLASSES)),
        label2id={name: number for number, name in enumerate(CLASSES)},
    ).to(device)
    # Few texts would bend the vectors of the words they hold and leave those of all others behind.
    for parameter in model.base_model.embeddings.parameters():
        parameter.requires_grad = False
    batches = build_batches(args, tokenizer)
    fit(model, batches, args, device)
    args.out.mkdir(parents=True, exist_ok=True)
    model.cpu().save_pretrained(args.out)
    tokenizer.save(str(args.out / "tokenizer.json"))


def build_batches(args, tokenizer):
    """Batches of like length in a mixed order: short ones cost less."""
    rows = [json.loads(line) for line in (args.rows / "train.jsonl").open(encoding="utf-8")]
    coded = [(tokenizer.encode(mend(row["text"])).ids, row["label"]) for row in rows]
    mixer = random.Random(7)
    while True:
        mixer.shuffle(coded)
        pools = [coded[i : i + 16 * args.batch] for i in range(0, len(coded), 16 * args.batch)]
        for pool in pools:
            pool.sort(key=lambda item: len(item[0]))
            batches = [pool[i : i + args.batch] for i in range(0, len(pool), args.batch)]
            mixer.shuffle(batches)
            yield from batches


def mend(text):
    """A cut may have left half a character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fit(model, batches, args, device):
    counts = torch.tensor([1.0, 1.5, 1.5, 1.5], device=device)
    loss_of = torch.nn.CrossEntropyLoss(weight=counts, label_smoothing=0.05)
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=args.rate, weight_decay=0.01)
    started, seen, shown, running = time.monotonic(), 0, 0.0, None
    model.train()
    for batch in batches:
        gone = (time.monotonic() - started) / (60 * args.minutes)
        if gone >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = args.rate * min(1.0, gone / 0.06 + 0.05) * (1 - gone)
        ids, mask, labels = (part.to(device) for part in pad(batch))
        loss = loss_of(model(input_ids=ids, attention_mask=mask).logits, labels)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        seen += len(batch)
        running = loss.item() if running is None else 0.95 * running + 0.05 * loss.item()
        if gone - shown > 0.1:
            shown = gone
            print(f"{100 * gone:.0f} % of the time, {seen} texts, loss {running:.3f}", flush=True)
    print(f"{seen} texts in {time.monotonic() - started:.0f} s, loss {running:.3f}")


def pad(batch):
    width = max(len(ids) for ids, _ in batch)
    ids = torch.tensor([row + [0] * (width - len(row)) for row, _ in batch])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row, _ in batch])
    return ids, mask, torch.tensor([label for _, label in batch])


if __name__ == "__main__":
    main()
