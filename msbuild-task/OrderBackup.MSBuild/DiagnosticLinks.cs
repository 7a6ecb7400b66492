using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.MSBuild;

/// <summary>The ids under which MSBuild logs, and where each is explained.</summary>
internal static class DiagnosticLinks
{
    /// <summary>The address of the page that explains an id.</summary>
    public static string Of(string id) => DiagnosticCatalog.GetHelpLink(id);

    /// <summary>Whether it is an id of this product: a server's SQLSTATE is none, and the patterns of CI systems would not know it.</summary>
    public static bool IsId(string id) => DiagnosticCatalog.Find(id) is not null;
}
