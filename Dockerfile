FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# sie: the product addresses its readers formally (docs/decisions/0022).
ARG ANREDE
RUN npm run build

# The bundles in build/ leave the packages named in `dependencies` outside: they need exactly these.
# Optional packages stay, because native parts of others are optional too; only the search engine's binary
# goes, which runs in a container of its own.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && rm -rf node_modules/@gaubee

FROM node:22-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/app/data
WORKDIR /app
RUN mkdir -p /app/data /backups && chown node:node /app/data /backups && chmod 700 /app/data /backups
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/build ./build
COPY package.json LICENSE ./
# Read at every start.
COPY migrations ./migrations
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=90s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-old-space-size=512", "build/start/serve.js"]
