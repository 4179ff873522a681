# shellcheck shell=bash
# Debian 13 has what the hosts get, whatever Debian this machine has. For scripts that lay its programs beside the other tools.

# Unpacks packages of Debian 13 into the folder $1. Fails where this machine has no Debian packages.
unpack_from_trixie() {
  local folder=$1 keyring=/usr/share/keyrings/debian-archive-keyring.gpg mirror
  shift
  command -v apt-get >/dev/null && [[ -e $keyring ]] || return 1
  mirror=$(mirror_of_debian)
  # What apt knows of its mirrors, it knows once it asked them.
  if [[ -z $mirror && $(id -u) -eq 0 ]]; then
    apt-get update --quiet=2 || return 1
    mirror=$(mirror_of_debian)
  fi
  [[ -n $mirror ]] || return 1
  chmod 0755 "$folder"
  (
    cd "$folder" && mkdir --parents lists/partial cache/archives/partial || exit 1
    echo "deb [signed-by=$keyring] $mirror trixie main" >sources.list
    own=(--quiet=2 -o Dir::Etc::SourceList="$PWD/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$PWD/lists"
      -o Dir::Cache="$PWD/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none)
    apt-get "${own[@]}" update && apt-get "${own[@]}" download "$@" || exit 1
    for package in *.deb; do dpkg-deb --extract "$package" . || exit 1; done
  )
}

mirror_of_debian() {
  # apt fills these names in.
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(ORIGIN)|$(SITE)|$(REPO_URI)' | awk -F '|' '$1 == "Debian" && !/security/ && !seen++ { print $3 }'
}
