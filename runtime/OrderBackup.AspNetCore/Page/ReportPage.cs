using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http;
using OrderBackup.Backup;
using OrderBackup.Reports;

namespace OrderBackup.AspNetCore.Page;

/// <summary>The double-check report of a backup as a page.</summary>
internal static class ReportPage
{
    public static async Task<IResult> OfAsync(HttpContext context, IOrderBackup backups, string backup, CancellationToken cancellationToken)
    {
        // A link is followed nowhere, and a backup that was made before reports were pages too has what one is made of.
        var file = new FileInfo(Path.Combine(backup, BackupFolder.ReportPage));
        var html = file is { Exists: true, LinkTarget: null }
            ? await File.ReadAllTextAsync(file.FullName, cancellationToken)
            : DoubleCheckPage.ToHtml(await backups.ShowAsync(backup, cancellationToken));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = DoubleCheckPage.ContentSecurityPolicyOf(html) + "; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentDisposition = $"inline; filename=\"double_check_{Path.GetFileName(backup)}.html\"";
        return TypedResults.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8);
    }
}
