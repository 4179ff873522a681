import type { BaseSystem } from "../../model/facts.js";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** GNU coreutils: https://www.gnu.org/software/coreutils/manual/coreutils.html */
const coreutils = words(`
  [ arch b2sum base32 base64 basename basenc cat chgrp chmod chown chroot cksum comm cp csplit cut date dd df dir dircolors dirname du
  echo env expand expr factor false fmt fold groups head id install join link ln logname ls md5sum mkdir mkfifo mknod mktemp mv nice nl
  nohup nproc numfmt od paste pathchk pinky pr printenv printf ptx pwd readlink realpath rm rmdir runcon seq sha1sum sha224sum sha256sum
  sha384sum sha512sum shred shuf sleep sort split stat stdbuf stty sum sync tac tail tee test timeout touch tr true truncate tsort tty
  uname unexpand uniq unlink users vdir wc who whoami yes`);

/**
 * Debian's Essential packages, which no image built on it can lack, and mawk, which they need:
 * https://www.debian.org/doc/debian-policy/ch-binary.html#essential-packages (`dpkg-query -Wf '${Essential} ${Package}\n'`).
 * Ubuntu has the same. ps and pgrep are not among them.
 */
const essential = words(`
  ${coreutils.join(" ")} bash sh dash rbash awk mawk grep egrep fgrep sed find xargs tar gzip gunzip zcat zgrep diff cmp diff3 sdiff
  hostname perl which tempfile run-parts getent getconf ldd locale iconv flock getopt logger more mount umount findmnt lsblk nsenter
  unshare setsid setpriv rev cal dmesg ipcs ipcrm prlimit taskset mountpoint pidof killall5 clear tput reset tset dpkg dpkg-query
  login su nologin`);

/** busybox as Alpine builds it: https://git.alpinelinux.org/aports/tree/main/busybox/busyboxconfig */
const busybox = words(`
  [ [[ ash sh awk base64 basename bc busybox bunzip2 bzip2 cat chgrp chmod chown chroot cksum clear cmp comm cp crond crontab cut date dc
  dd df diff dirname dmesg du echo egrep env expr false fgrep find flock fold free fsync fuser getopt grep groups gunzip gzip head
  hexdump hostname id install ip kill killall killall5 less link ln logger ls lsof lzcat md5sum mkdir mkfifo mknod mktemp more mount
  mountpoint mv nc netstat nice nl nohup nproc nslookup od paste pgrep pidof ping ping6 pipe_progress pkill printenv printf ps pstree
  pwd readlink realpath reset rev rm rmdir run-parts sed seq setsid sha1sum sha256sum sha3sum sha512sum shred shuf sleep sort split
  stat strings stty su sum sync sysctl tac tail tar tee test time timeout top touch tr traceroute true truncate tty uname uniq unlink
  unxz unzip uptime usleep uudecode uuencode vi watch wc wget which who whoami xargs xxd xzcat yes zcat`);

/** Red Hat's UBI minimal with what an image of a database adds to it. */
const redhat = words(`
  ${coreutils.join(" ")} bash sh awk gawk grep egrep fgrep sed find xargs tar gzip gunzip zcat curl microdnf rpm ps pgrep pkill
  getent flock logger`);

const programs: Readonly<Record<BaseSystem, ReadonlySet<string>>> = {
  debian: new Set(essential),
  ubuntu: new Set(essential),
  alpine: new Set([...busybox, "getent", "apk"]),
  // https://github.com/wolfi-dev/os/blob/main/wolfi-base.yaml: busybox, apk-tools and no more.
  wolfi: new Set([...busybox, "apk"]),
  redhat: new Set(redhat),
};

/** The programs of a base system; none for an image that stands on nothing. */
export function programsOfBase(base: BaseSystem | undefined): ReadonlySet<string> {
  return base === undefined ? new Set() : programs[base];
}
