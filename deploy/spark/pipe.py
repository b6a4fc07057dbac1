"""Checks calls in Spark: JSON Lines in, JSON Lines out, a genchi process a partition.

    spark-submit deploy/spark/pipe.py CALLS REPORTS

Spark で通話を調べる。パーティションごとに genchi を一つ動かし、一行一通話の JSON を渡して受け取る。
"""

import sys

from pyspark.sql import SparkSession

# Exit codes 1 (findings) and 2 (a line could not be read, told on standard error) are no failure of the task.
# 終了コード 1(指摘あり)と 2(読めない行あり)はタスクの失敗ではない。
FILTER = "genchi check - --input jsonl -f jsonl --fail-on never --quiet || [ $? -le 2 ]"

calls, reports = sys.argv[1:3]
spark = SparkSession.builder.appName("genchi").getOrCreate()
lines = spark.sparkContext.textFile(calls)
lines.pipe(["sh", "-c", FILTER], checkCode=True).saveAsTextFile(reports)
