#!/bin/sh
# Runs once, when the database folder is empty: two roles and one database. The owner migrates; the app
# reads and writes rows and owns nothing. The product itself gives the app its rights at every start.
set -eu

: "${OWNER_PASSWORD:?OWNER_PASSWORD is missing}" "${APP_PASSWORD:?APP_PASSWORD is missing}"

psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
	-v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" <<'SQL'
CREATE ROLE tohoop_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tohoop_app LOGIN PASSWORD :'app_password';
CREATE DATABASE tohoop OWNER tohoop_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE tohoop FROM PUBLIC;
GRANT CONNECT ON DATABASE tohoop TO tohoop_app;
SQL
