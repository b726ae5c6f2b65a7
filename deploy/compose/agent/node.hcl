# The agent of a node: local programs ask it, everybody else asks the front door.
data_dir    = "/var/lib/tombolo"
client_addr = "127.0.0.1"

acl {
  enabled        = true
  default_policy = "deny"
  down_policy    = "extend-cache"
}

connect {
  enabled = true
}
