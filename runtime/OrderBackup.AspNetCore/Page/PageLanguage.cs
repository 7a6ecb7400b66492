using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OrderBackup.AspNetCore.Page;

/// <summary>The language of the page: the first of the browser's that the page has.</summary>
internal static class PageLanguage
{
    public const string English = "en";
    public const string Korean = "ko";

    /// <summary>The languages that the page has; the first when a browser asks for none of them.</summary>
    public static IReadOnlyList<string> All { get; } = [English, Korean];

    public static string Of(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(Known)
            .FirstOrDefault(language => language is not null) ?? English;

    // RFC 4647, "Basic Filtering": ko-KR is a kind of ko.
    private static string? Known(StringWithQualityHeaderValue language) =>
        All.FirstOrDefault(known => string.Equals(language.Value.Value?.Split('-')[0], known, StringComparison.OrdinalIgnoreCase));
}
