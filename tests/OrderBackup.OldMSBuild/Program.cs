using Microsoft.Build.Evaluation;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging;

// Without it, MSBuild looks for the one that is installed.
Environment.SetEnvironmentVariable("MSBUILD_EXE_PATH", typeof(Program).Assembly.Location);

var properties = args.Skip(2).Select(argument => argument.Split('=', 2)).ToDictionary(parts => parts[0], parts => (string?)parts[1]);
using var projects = new ProjectCollection(properties!);
var result = BuildManager.DefaultBuildManager.Build(
    new BuildParameters(projects) { Loggers = [new ConsoleLogger(LoggerVerbosity.Minimal)], EnableNodeReuse = false },
    new BuildRequestData(args[0], properties, null, [args[1]], null));
return result.OverallResult == BuildResultCode.Success ? 0 : 1;
