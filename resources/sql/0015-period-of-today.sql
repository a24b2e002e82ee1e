-- A new site, team or manager was written on the person alone: on the last day anything was written, whoever was
-- there is where the person says. Periods that begin later are still to come.
UPDATE presence SET site = iif (p.site <> '', p.site, presence.site),
  team = iif (p.team <> '', p.team, presence.team),
  manager = coalesce (p.manager, presence.manager)
FROM person p
WHERE p.id = presence.person AND presence.starts_on <= (SELECT substr (max (at), 1, 10) FROM action)
  AND (presence.ends_on IS NULL OR presence.ends_on >= (SELECT substr (max (at), 1, 10) FROM action));
