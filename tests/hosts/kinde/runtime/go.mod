// Kinde's runtime is not required here: scripts/kinde-runtime.mjs adds it to a
// copy of this file, since a version that cannot be fetched stops every command.
module plangate.test/hosts/kinde/runtime

go 1.23

require plangate.test/hosts/kinde v0.0.0

replace plangate.test/hosts/kinde => ../
