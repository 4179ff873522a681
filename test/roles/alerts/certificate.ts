import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { python } from "../../tools/pyyaml.js";

/** Files of a certificate for localhost that signs itself. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const script = `
import datetime, ipaddress, pathlib, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
certificate, key, before, after = sys.argv[1:]
own, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.timezone.utc)
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
signed = (
    x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(own.public_key())
    .serial_number(x509.random_serial_number())
    .not_valid_before(now - datetime.timedelta(days=float(before)))
    .not_valid_after(now + datetime.timedelta(days=float(after)))
    .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
    .sign(own, hashes.SHA256())
)
pathlib.Path(certificate).write_bytes(signed.public_bytes(serialization.Encoding.PEM))
pathlib.Path(key).write_bytes(own.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
`;

/** Makes a certificate that began so many days before now, and ends so many days after. */
export function certificateIn(folder: string, name: string, before: number, after: number): Certificate {
  const [certificate, key] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
  execFileSync(python, ["-c", script, certificate, key, String(before), String(after)]);
  return { certificate, key };
}
