/** Docker's default for /dev/shm: https://docs.docker.com/reference/cli/docker/container/run/#shm-size */
export const usualSharedMemory = 64;

/** Images whose makers ask for more shared memory than Docker gives, in MiB. */
const asked: readonly { readonly repository: RegExp; readonly mebibytes: number; readonly source: string }[] = [
  {
    repository: /(?:^|\/)selenium\/(?:standalone|node)-(?:all-browsers|chrome|chromium|edge|firefox)$/,
    mebibytes: 2048,
    source: "https://github.com/SeleniumHQ/docker-selenium#quick-start",
  },
  {
    repository: /(?:^|\/)gitlab\/gitlab-(?:ce|ee)$/,
    mebibytes: 256,
    source: "https://docs.gitlab.com/install/docker/installation/",
  },
  {
    repository: /(?:^|\/)jitsi\/jibri$/,
    mebibytes: 2048,
    source: "https://github.com/jitsi/docker-jitsi-meet/blob/master/jibri.yml",
  },
  {
    repository: /(?:^|\/)blakeblackshear\/frigate$/,
    mebibytes: 128,
    source: "https://docs.frigate.video/frigate/installation#calculating-required-shm-size",
  },
];

/** Shared memory that the maker of an image asks for, in MiB, where that is more than Docker's default. */
export function sharedMemoryAsked(repository: string): number | undefined {
  return asked.find((one) => one.repository.test(repository))?.mebibytes;
}
