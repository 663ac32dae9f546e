// Options of `vitest bench`, of the version in package-lock.json; a test holds them against vitest itself. `npm start` hands
// them on, and must know them before anything is installed.
const names = `
  v version r root c config u update w watch t testNamePattern dir ui open api silent hideSkippedTests reporter outputFile
  coverage mode isolate globals injectCjsGlobals dom browser pool execArgv vmMemoryLimit fileParallelism maxWorkers
  environment passWithNoTests logHeapUsage detectAsyncLeaks allowOnly dangerouslyIgnoreUnhandledErrors shard changed
  sinceLastRun lastFailed sequence inspect inspectBrk testTimeout hookTimeout bail retry repeats diff exclude
  expandSnapshotDiff disableConsoleIntercept typecheck p project slowTestThreshold teardownTimeout cache maxConcurrency
  fsModuleCache fsModuleCachePath expect printConsoleTrace includeTaskLocation attachmentsDir run color clearScreen
  configLoader standalone mergeReports listTags clearCache tagsFilter strictTags sharedViteServer experimental h help`

export const vitestOptions = names.trim().split(/\s+/)
