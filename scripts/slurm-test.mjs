// Runs deploy/slurm/genchi-array.sh on a real Slurm (Debian's slurmctld, slurmd and munge, on this machine alone): eight tasks, one of them
// ended in the middle and queued again. The merged report must have the bytes of one machine's. Left out where Slurm is not installed.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { generateCalls } from '../bench/corpus.mjs';

const TASKS = 8;
const KILLED = 3;
const CALLS = 400;
const LONGEST_WAIT_MS = 90_000;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'bin', 'genchi.js');
const daemons = ['munged', 'slurmctld', 'slurmd'].map((name) => `/usr/sbin/${name}`);
if (process.getuid?.() !== 0 || !daemons.every(existsSync)) {
  console.log('no Slurm to be started here: left out');
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'genchi-slurm-'));
const host = hostname().split('.')[0];
const environment = {
  ...process.env,
  SLURM_CONF: join(folder, 'slurm.conf'),
  GENCHI: join(folder, 'genchi'),
};

/** Runs a command to its end; its standard output. */
function run(command, args, options = {}) {
  const ran = spawnSync(command, args, { cwd: folder, env: environment, encoding: 'utf8', ...options });
  if (ran.status !== 0 && !(options.codes ?? [0]).includes(ran.status))
    throw new Error(`${command} ${args.join(' ')}: ${ran.error ?? ran.status}\n${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

/** Waits until a condition holds. */
async function until(what, holds) {
  const end = Date.now() + LONGEST_WAIT_MS;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await wait(200);
  }
}

/** Two ports that are free. */
async function freePorts() {
  const servers = await Promise.all(
    [0, 1].map(
      () =>
        new Promise((done) => {
          const server = createServer().listen(0, '127.0.0.1', () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

const [controlPort, nodePort] = await freePorts();
for (const name of ['state', 'spool', 'munge', 'calls']) mkdirSync(join(folder, name));
chmodSync(folder, 0o755);
writeFileSync(join(folder, 'munge', 'key'), randomBytes(128), { mode: 0o400 });
writeFileSync(
  environment.SLURM_CONF,
  `ClusterName=genchi
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controlPort}
SlurmdPort=${nodePort}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${folder}/munge/socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SchedulerParameters=batch_sched_delay=0,sched_interval=1
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
KillWait=2
ReturnToService=2
MpiDefault=none
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=4096 State=UNKNOWN
PartitionName=main Nodes=${host} Default=YES State=UP OverSubscribe=FORCE:4
`,
);
writeFileSync(join(folder, 'cgroup.conf'), 'CgroupPlugin=disabled\n');
// The first time that the task runs it stops in the middle, as on a machine that hangs, until Slurm ends it.
writeFileSync(
  environment.GENCHI,
  `#!/bin/bash
if [ "$SLURM_ARRAY_TASK_ID" = ${KILLED} ] && [ -z "\${SLURM_RESTART_COUNT:-}" ]; then
  "${process.execPath}" "${program}" "$@" &
  until ls -d ${folder}/reports/.${KILLED}.json.resume >/dev/null 2>&1; do sleep 0.02; done
  kill -STOP $!
  touch ${folder}/hangs
  wait
fi
exec "${process.execPath}" "${program}" "$@"
`,
  { mode: 0o755 },
);
// Whole files and, of the largest, calls.
const native = (text) => ({
  turns: text
    .trimEnd()
    .split('\n')
    .map((line) => ({
      speaker: line.slice(0, line.indexOf('：')),
      text: line.slice(line.indexOf('：') + 1),
    })),
});
let lines = '';
for (const { name, text } of generateCalls({ calls: CALLS, seed: 9 })) {
  if (lines.length < 150_000) lines += `${JSON.stringify(native(text))}\n`;
  else writeFileSync(join(folder, 'calls', name), text);
}
writeFileSync(join(folder, 'calls', 'large.jsonl'), lines);

const munge = (name) => join(folder, 'munge', name);
const started = [];
try {
  run('/usr/sbin/munged', [
    '--force',
    `--key-file=${munge('key')}`,
    `--socket=${munge('socket')}`,
    `--pid-file=${munge('pid')}`,
    `--log-file=${munge('log')}`,
    `--seed-file=${munge('seed')}`,
  ]);
  for (const daemon of daemons.slice(1))
    started.push(spawn(daemon, ['-D'], { env: environment, stdio: 'ignore' }));
  const whole = run(process.execPath, [program, 'check', 'calls', '-f', 'json', '--lang', 'en'], {
    codes: [0, 1],
    maxBuffer: 1 << 28,
  });
  await until('the node is ready', () => /idle/.test(run('sinfo', ['-h', '-o', '%T'], { codes: [0, 1] })));
  const script = join(root, 'deploy', 'slurm', 'genchi-array.sh');
  const [job] = run('sbatch', ['--parsable', script, 'calls', 'reports', '--lang', 'en']).split(/\s/);
  await until('a task hangs', () => existsSync(join(folder, 'hangs')));
  run('scontrol', ['requeue', `${job}_${KILLED}`]);
  // Slurm lets two minutes go by before a task that was queued again; here nobody needs to wait for a machine to recover. Within the
  // second in which the first run was killed the node would still take the second for it and not start it.
  const task = ['JobId', `${job}_${KILLED}`].join('=');
  await until('the task waits again', () =>
    /PENDING/.test(run('squeue', ['-h', '-j', `${job}_${KILLED}`, '-o', '%T'])),
  );
  run('scontrol', ['update', task, 'StartTime=now+4']);
  await until('all tasks are done', () => run('squeue', ['-h', '-j', job], { codes: [0, 1] }).trim() === '');
  const states = run('scontrol', ['show', 'job', job]);
  const restarted = new RegExp(`ArrayTaskId=${KILLED}\\b[\\s\\S]*?Restarts=1`).test(states);
  if (!restarted) throw new Error(`task ${KILLED} was not queued again\n${states}`);
  if (/JobState=(?!COMPLETED)/.test(states)) throw new Error(`a task failed\n${states}`);
  const shards = Array.from({ length: TASKS }, (_, index) => `reports/${index + 1}.json`);
  const merged = run(process.execPath, [program, 'merge', ...shards, '--lang', 'en'], {
    codes: [0, 1],
    maxBuffer: 1 << 28,
  });
  if (merged !== whole) throw new Error('the merged report differs from that of one run');
  console.log(
    `${TASKS} tasks, task ${KILLED} ended and queued again: ${merged.length} characters, those of one run`,
  );
} catch (error) {
  for (const name of ['slurmctld.log', 'slurmd.log'])
    if (existsSync(join(folder, name))) console.error(readFileSync(join(folder, name), 'utf8').slice(-3000));
  throw error;
} finally {
  for (const daemon of started.reverse()) {
    daemon.kill();
    if (daemon.exitCode === null) await new Promise((done) => daemon.once('exit', done));
  }
  if (existsSync(munge('pid'))) process.kill(Number(readFileSync(munge('pid'), 'utf8')));
  rmSync(folder, { recursive: true, force: true });
}
