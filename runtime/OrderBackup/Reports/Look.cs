namespace OrderBackup.Reports;

/// <summary>The look that <c>double_check.html</c> and the page of OrderBackup.AspNetCore share.</summary>
internal static class Look
{
    /// <summary>The style sheet, with LF line ends.</summary>
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(Look).Assembly.GetManifestResourceStream("Reports/look.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
