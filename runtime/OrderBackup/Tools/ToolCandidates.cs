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

    public static async Task<ToolCandidates> CollectAsync(string name, ToolSearch search, CancellationToken cancellationToken)
    {
        var candidates = new ToolCandidates(name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in search.Folders)
        {
            var path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
            if (File.Exists(path) && RealPath(path) is var real && seen.Add(real))
            {
                await candidates.AddAsync(path, Path.GetFileName(real) == DebianWrapper, search.AnswerLimit, cancellationToken);
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

    private static string RealPath(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    private async Task AddAsync(string path, bool isWrapper, TimeSpan answerLimit, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(answerLimit);
        try
        {
            var text = await VersionTextAsync(path, limit.Token);
            if (ToolVersion.Parse(text) is { } version)
            {
                _working.Add((new PostgresTool(Name, path, version), isWrapper));
            }
            else
            {
                _broken.Add($"{path} does not answer --version as a PostgreSQL program does");
            }
        }
        catch (ToolFailedException failure)
        {
            _broken.Add($"{path} does not run ({failure.Message})");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _broken.Add($"{path} does not answer --version within {answerLimit.TotalSeconds} seconds");
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
