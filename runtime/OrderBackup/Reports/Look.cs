namespace OrderBackup.Reports;

/// <summary>The look that <c>double_check.html</c> and the page of OrderBackup.AspNetCore share.</summary>
internal static class Look
{
    /// <summary>The style sheet of both, with LF line ends.</summary>
    public static string Css { get; } = Read("Reports/look.css");

    /// <summary>What the report has besides.</summary>
    public static string ReportCss { get; } = Read("Reports/report.css");

    private static string Read(string name)
    {
        using var stream = typeof(Look).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
