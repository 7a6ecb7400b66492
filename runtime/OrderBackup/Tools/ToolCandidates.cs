namespace OrderBackup.Tools;

// Every pg_dump, or every psql, that a search comes upon, with its version or the reason why it has none.
internal sealed class ToolCandidates
{
    // Debian's /usr/bin/pg_dump is a Perl program that chooses a version by rules of its own (the local cluster's port, for one).
    private const string DebianWrapper = "pg_wrapper";

    private readonly List<(PostgresTool Tool, bool IsWrapper)> _working = [];
    private readonly List<string> _broken = [];

    private ToolCandidates(string name) => Name = name;

    public string Name { get; }

    // Side by side: each program takes as long to tell its version as a small dump takes to begin.
    public static async Task<ToolCandidates> CollectAsync(string name, ToolSearch search, CancellationToken cancellationToken)
    {
        var candidates = new ToolCandidates(name);
        foreach (var (tool, isWrapper, problem) in await Task.WhenAll(
            Programs(name, search).Select(program => AskAsync(name, program.Path, program.IsWrapper, search.AnswerLimit, cancellationToken))))
        {
            if (tool is not null)
            {
                candidates._working.Add((tool, isWrapper));
            }
            else
            {
                candidates._broken.Add(problem!);
            }
        }

        return candidates;
    }

    // The best for a server of this major version; the newest when the server is not known. The server's own major version comes
    // first: a dump by a newer pg_dump need not load into the older server that it came from (PostgreSQL manual, pg_dump, "Notes";
    // version 17 writes SET transaction_timeout, which 16 does not know).
    public PostgresTool? Best(int? serverMajor) => _working
        .Where(candidate => candidate.Tool.Version.Major >= (serverMajor ?? 0))
        .OrderBy(candidate => serverMajor is null ? 0 : candidate.Tool.Version.Major)
        .ThenByDescending(candidate => candidate.Tool.Version.Rank)
        .ThenBy(candidate => candidate.IsWrapper)
        .Select(candidate => candidate.Tool)
        .FirstOrDefault();

    public bool IsEmpty => _working.Count == 0 && _broken.Count == 0;

    public override string ToString() =>
        string.Join("; ", [.. _working.Select(candidate => $"{candidate.Tool.Path} is {candidate.Tool.Version}"), .. _broken]);

    private static IEnumerable<(string Path, bool IsWrapper)> Programs(string name, ToolSearch search)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in search.Folders)
        {
            // /bin is /usr/bin on many systems, and a link in it leads elsewhere when it is followed from /bin.
            var path = Path.Combine(RealPath(new DirectoryInfo(folder)), OperatingSystem.IsWindows() ? name + ".exe" : name);
            if (File.Exists(path) && RealPath(new FileInfo(path)) is var real && seen.Add(real))
            {
                yield return (Path.Combine(folder, Path.GetFileName(path)), Path.GetFileName(real) == DebianWrapper);
            }
        }
    }

    private static string RealPath(FileSystemInfo file) => (file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true) : null)?.FullName ?? file.FullName;

    private static async Task<(PostgresTool? Tool, bool IsWrapper, string? Problem)> AskAsync(
        string name, string path, bool isWrapper, TimeSpan answerLimit, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(answerLimit);
        try
        {
            return ToolVersion.Parse(await VersionTextAsync(path, limit.Token)) is { } version
                ? (new PostgresTool(name, path, version), isWrapper, null)
                : (null, isWrapper, $"{path} does not answer --version as a PostgreSQL program does");
        }
        catch (ToolFailedException failure)
        {
            return (null, isWrapper, $"{path} does not run ({failure.Message})");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, isWrapper, $"{path} does not answer --version within {answerLimit.TotalSeconds} seconds");
        }
    }

    private static async Task<string> VersionTextAsync(string path, CancellationToken cancellationToken)
    {
        await using var process = ToolProcess.Start(new ToolCommand { Program = path, Arguments = ["--version"] });
        var buffer = new byte[512];
        var length = await process.Output.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var exit = await process.WaitForExitAsync(cancellationToken);
        exit.EnsureSuccess();
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }
}
