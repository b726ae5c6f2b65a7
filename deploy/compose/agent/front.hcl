# The front door: an agent without services, for people and their tools.
data_dir    = "/var/lib/tombolo"
client_addr = "0.0.0.0"

acl {
  enabled        = true
  default_policy = "deny"
  down_policy    = "extend-cache"
}

connect {
  enabled = true
}
