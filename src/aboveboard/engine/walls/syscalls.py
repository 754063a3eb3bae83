"""Which calls of the kernel a worker may make, and their numbers.

Numbers: Linux, arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h. A name without a number on one
machine does not exist there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MACHINES: Final[Mapping[str, tuple[int, int]]] = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""`platform.machine()` -> (column of the tables below, AUDIT_ARCH of linux/audit.h)."""


def _table(text: str) -> dict[str, tuple[int | None, int | None]]:
    rows = (line.split() for line in text.strip().splitlines())
    return {name: (_number(x86), _number(arm)) for name, x86, arm in rows}


def _number(text: str) -> int | None:
    return None if text == "-" else int(text)


ALLOWED: Final = _table("""
    read 0 63
    write 1 64
    open 2 -
    openat 257 56
    close 3 57
    stat 4 -
    fstat 5 80
    lstat 6 -
    newfstatat 262 79
    statx 332 291
    fstatfs 138 44
    poll 7 -
    ppoll 271 73
    select 23 -
    pselect6 270 72
    lseek 8 62
    mmap 9 222
    mprotect 10 226
    munmap 11 215
    brk 12 214
    mremap 25 216
    madvise 28 233
    msync 26 227
    mincore 27 232
    mlock 149 228
    munlock 150 229
    membarrier 324 283
    rt_sigaction 13 134
    rt_sigprocmask 14 135
    rt_sigreturn 15 139
    sigaltstack 131 132
    pread64 17 67
    pwrite64 18 68
    readv 19 65
    writev 20 66
    preadv 295 69
    pwritev 296 70
    access 21 -
    faccessat 269 48
    faccessat2 439 439
    sched_yield 24 124
    sched_getaffinity 204 123
    dup 32 23
    dup2 33 -
    dup3 292 24
    nanosleep 35 101
    clock_nanosleep 230 115
    clock_gettime 228 113
    clock_getres 229 114
    gettimeofday 96 169
    time 201 -
    times 100 153
    getpid 39 172
    gettid 186 178
    getppid 110 173
    getuid 102 174
    geteuid 107 175
    getgid 104 176
    getegid 108 177
    recvfrom 45 207
    recvmsg 47 212
    sendto 44 206
    sendmsg 46 211
    shutdown 48 210
    getsockopt 55 209
    getsockname 51 204
    exit 60 93
    exit_group 231 94
    restart_syscall 219 128
    alarm 37 -
    setitimer 38 103
    futex 202 98
    set_robust_list 273 99
    get_robust_list 274 100
    set_tid_address 218 96
    rseq 334 293
    uname 63 160
    sysinfo 99 179
    getrusage 98 165
    getrlimit 97 163
    flock 73 32
    fsync 74 82
    fdatasync 75 83
    ftruncate 77 46
    fallocate 285 47
    fadvise64 221 223
    getcwd 79 17
    getdents 78 -
    getdents64 217 61
    readlink 89 -
    readlinkat 267 78
    unlink 87 -
    unlinkat 263 35
    getrandom 318 278
    pipe 22 -
    pipe2 293 59
    eventfd2 290 19
    epoll_create1 291 20
    epoll_ctl 233 21
    epoll_wait 232 -
    epoll_pwait 281 22
""")
"""What Python, SQLite and the decoders of pictures and films need; which files `open` reaches is Landlock's to say."""

JUDGED: Final = _table("""
    clone 56 220
    ioctl 16 29
    fcntl 72 25
    prctl 157 167
    kill 62 129
    tgkill 234 131
    prlimit64 302 261
""")
"""Allowed with some arguments only: see `seccomp.py`."""

REFUSED: Final = _table("""
    socket 41 198
    socketpair 53 199
    connect 42 203
    bind 49 200
    listen 50 201
    accept 43 202
    accept4 288 242
    fork 57 -
    vfork 58 -
    execve 59 221
    execveat 322 281
    chmod 90 -
    fchmod 91 52
    fchmodat 268 53
    fchmodat2 452 452
    chown 92 -
    fchown 93 55
    lchown 94 -
    fchownat 260 54
    utime 132 -
    utimes 235 -
    futimesat 261 -
    utimensat 280 88
    setxattr 188 5
    lsetxattr 189 6
    fsetxattr 190 7
    setxattrat 463 463
    removexattr 197 14
    lremovexattr 198 15
    fremovexattr 199 16
    removexattrat 466 466
    link 86 -
    linkat 265 37
    symlink 88 -
    symlinkat 266 36
    rename 82 -
    renameat 264 38
    renameat2 316 276
    mkdir 83 -
    mkdirat 258 34
    rmdir 84 -
    mknod 133 -
    mknodat 259 33
    truncate 76 45
    memfd_create 319 279
    memfd_secret 447 447
    ptrace 101 117
    process_vm_readv 310 270
    process_vm_writev 311 271
    tkill 200 130
    rt_sigqueueinfo 129 138
    rt_tgsigqueueinfo 297 240
    pidfd_open 434 434
    pidfd_getfd 438 438
    pidfd_send_signal 424 424
    mount 165 40
    umount2 166 39
    unshare 272 97
    setns 308 268
    pivot_root 155 41
    chroot 161 51
    bpf 321 280
    perf_event_open 298 241
    userfaultfd 323 282
    io_uring_setup 425 425
    io_uring_enter 426 426
    io_uring_register 427 427
    keyctl 250 219
    add_key 248 217
    request_key 249 218
    shmget 29 194
    shmat 30 196
    msgget 68 186
    semget 64 190
    mq_open 240 180
    setrlimit 160 164
    setuid 105 146
    setgid 106 144
    setsid 112 157
    setpgid 109 154
    setpriority 141 140
    sched_setaffinity 203 122
    sched_setscheduler 144 119
""")
"""Refused as not permitted. Whatever stands in none of the tables is answered as a call that this kernel does not have, so
that libraries fall back to an older one (glibc from `clone3` to `clone`)."""
