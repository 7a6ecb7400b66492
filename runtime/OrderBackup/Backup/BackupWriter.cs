using System.Text;
using OrderBackup.Files;
using OrderBackup.Reports;
using OrderBackup.Scripts;

namespace OrderBackup.Backup;

/// <summary>Writes everything that stands beside the dump in a backup's folder.</summary>
internal static class BackupWriter
{
    /// <summary>Writes manifest, system files, scripts, reports, <c>backup_info.json</c> and <c>SHA256SUMS</c>.</summary>
    /// <returns>What the backup says of itself, its files listed.</returns>
    public static async Task<BackupInfo> FinishAsync(
        string folder, BackupInfo info, BackupFile dump, ManifestFile manifest, SystemFiles systemFiles, CancellationToken cancellationToken)
    {
        var files = new List<BackupFile> { dump };
        files.AddRange(await systemFiles.CopyToAsync(folder, cancellationToken));
        files.Add(await WriteAsync(folder, BackupFolder.ManifestFile, manifest.Bytes, cancellationToken));

        var sql = RestoreScriptSql.Of(info);
        files.Add(await WriteAsync(folder, BackupFolder.ShellScript, Encoding.UTF8.GetBytes(RestoreScripts.Shell(info, sql)), cancellationToken));
        files.Add(await WriteAsync(folder, BackupFolder.BatchScript, Encoding.UTF8.GetBytes(RestoreScripts.Batch(info, sql)), cancellationToken));
        files.Add(await WriteAsync(folder, BackupFolder.ReportFile, Encoding.UTF8.GetBytes(DoubleCheckReport.ToMarkdown(info)), cancellationToken));
        files.Add(await WriteAsync(folder, BackupFolder.ReportPage, Encoding.UTF8.GetBytes(DoubleCheckPage.ToHtml(info)), cancellationToken));

        info = info with { Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)] };
        var infoFile = await WriteAsync(folder, BackupFolder.InfoFile, BackupInfoFile.ToBytes(info), cancellationToken);
        await WriteAsync(folder, BackupFolder.SumsFile, ChecksumFile.ToBytes(info.Files.Append(infoFile)), cancellationToken);
        return info;
    }

    private static async Task<BackupFile> WriteAsync(string folder, string name, byte[] content, CancellationToken cancellationToken)
    {
        await PrivateFiles.WriteAsync(Path.Combine(folder, name), content, isScript: name == BackupFolder.ShellScript, cancellationToken);
        return new BackupFile(name, content.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
    }
}
