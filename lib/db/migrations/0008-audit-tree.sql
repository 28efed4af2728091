-- One Merkle tree (RFC 9162) for each tenant, over the records of the trail in the order in which
-- they were sealed. Rows of the trail itself are never touched: which leaf a record is stands here.
create table audit_leaf (
  tenant      text not null,
  leaf_index  bigint not null check (leaf_index >= 0),
  -- The record, by its full key.
  boot_id     uuid not null,
  seq         bigint not null,
  at          timestamptz not null,
  hash        bytea not null check (octet_length(hash) = 32),
  primary key (tenant, leaf_index),
  unique (boot_id, seq)
);

-- Hashes of perfect subtrees of 256, 65,536, … leaves, so that a proof reads hundreds of hashes, not
-- all of them. Each can be computed from the leaves.
create table audit_node (
  tenant      text not null,
  level       smallint not null,
  node_index  bigint not null,
  hash        bytea not null check (octet_length(hash) = 32),
  primary key (tenant, level, node_index)
);

-- Signed tree heads. `number` counts a tenant's heads from 1, so that places to which they are
-- shipped can hold them without gaps; `frontier` is what the tree needs to grow.
create table audit_head (
  tenant     text not null,
  number     bigint not null check (number > 0),
  size       bigint not null check (size > 0),
  frontier   bytea not null,
  note       text not null,
  sealed_at  timestamptz not null default now(),
  primary key (tenant, number),
  unique (tenant, size)
);

-- Up to which transaction everything is sealed; `cluster` because transaction numbers mean nothing
-- in another one, such as after a restore.
create table audit_seal (
  id         bigint primary key,
  cluster    text not null,
  horizon    xid8 not null,
  sealed_at  timestamptz not null default now()
);

-- Heads that a place outside the database has confirmed.
create table audit_anchor (
  tenant       text not null,
  number       bigint not null,
  sink         text not null,
  anchored_at  timestamptz not null default now(),
  primary key (sink, tenant, number),
  foreign key (tenant, number) references audit_head (tenant, number)
);

create index audit_event_xid on audit_event (xid);

do $$ declare sealed text; begin
  foreach sealed in array array['audit_leaf', 'audit_node', 'audit_head', 'audit_seal', 'audit_anchor']
  loop
    execute format(
      'create trigger %I before update or delete on %I for each row execute function audit_is_append_only()',
      sealed || '_no_change', sealed);
    execute format(
      'create trigger %I before truncate on %I for each statement execute function audit_is_append_only()',
      sealed || '_no_truncate', sealed);
    execute format('grant select, insert on %I to chartside_app', sealed);
  end loop;
end $$;
