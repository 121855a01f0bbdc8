/** What is known of a host, flat, so that a playbook's `when` can name it. Read by the same exec as all probes. */
export interface Facts {
  /** `ID` of os-release, such as `debian`. */
  readonly os: string;
  /** `VERSION_ID` of os-release, such as `12`. */
  readonly release: string;
  /** As `dpkg --print-architecture` says, such as `amd64`. */
  readonly architecture: string;
  /** The multiarch triplet, such as `x86_64-linux-gnu`. */
  readonly multiarch: string;
  /** Whether the scripts run as root: other users' processes can be read and files written. */
  readonly root: boolean;
  /** systemd's version, 0 where it is not PID 1. */
  readonly systemd: number;
}
