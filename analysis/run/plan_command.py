"""python -m analysis plan: the smallest effect that a study could see, before there are any data."""

from __future__ import annotations

import argparse

from analysis.design.foresight import foresee, said


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How large the study is, and what its counts are like."""
    parser.add_argument("--places", type=int, required=True, help="số nơi / places")
    parser.add_argument("--months", type=int, required=True, help="số kỳ (tháng, quý hoặc năm) / periods")
    parser.add_argument("--treated", type=int, required=True, help="số nơi áp dụng / places with the treatment")
    parser.add_argument(
        "--rate", type=float, required=True, help="số vụ mỗi nơi, mỗi kỳ khi chưa áp dụng / events a place and period"
    )
    parser.add_argument(
        "--dispersion", type=float, default=1.0, help="phương sai chia trung bình (Poisson: 1) / variance over mean"
    )
    parser.add_argument(
        "--rho", type=float, default=0.0, help="tương quan giữa hai kỳ liền nhau / correlation of neighbouring periods"
    )
    parser.add_argument("--before", type=int, help="số kỳ trước ngày bắt đầu (không ghi: một nửa) / periods before the start")


def main(args: argparse.Namespace) -> int:
    """Print the sentence in both languages, or in the one asked for."""
    found = foresee(args.places, args.months, args.treated, args.rate, args.dispersion, args.rho, args.before)
    text = said(found, args.places, args.months, args.treated)
    for language in [args.language] if args.language else ["vi", "en"]:
        print(text.to(language))
    return 0
