#!/bin/bash
# Checks calls as an array job, one report a task:   sbatch deploy/slurm/genchi-array.sh CALLS REPORTS [OPTION …]
# 通話を配列ジョブで調べ、タスクごとに報告を書く。
#SBATCH --job-name=genchi
#SBATCH --array=1-8
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=genchi-%A_%a.log
set -euo pipefail

calls=${1:?usage: genchi-array.sh CALLS REPORTS [OPTION …]}
reports=${2:?usage: genchi-array.sh CALLS REPORTS [OPTION …]}
shift 2
mkdir -p "$reports"
report=$reports/$SLURM_ARRAY_TASK_ID.json

# A task that was ended and queued again goes on where it was; the report is there whole or not at all.
# 途中で止められ再投入されたタスクは続きから始める。報告は完全なものだけが残る。
code=0
"${GENCHI:-genchi}" check "$calls" -f json -o "$report" --shard auto --resume --no-progress "$@" || code=$?

# 1: findings. 2: some input could not be read, which the report tells, or there is no report.
# 1 は指摘あり、2 は読めない入力あり(報告に載る)か、報告が書けなかった場合。
if [ "$code" -gt 2 ] || [ ! -e "$report" ]; then exit "$code"; fi
