namespace FurnitureOrders.Web;

/// <summary>The language of an answer: the one of Korean and English that the browser likes better, and English when it likes neither.</summary>
/// <param name="http">The request.</param>
public sealed class Language(IHttpContextAccessor http)
{
    private readonly bool _korean = Preferred(http.HttpContext!.Request) == "ko";

    /// <summary>The language's code.</summary>
    public string Code => _korean ? "ko" : "en";

    /// <summary>A text in the language.</summary>
    /// <param name="english">The text in English.</param>
    /// <param name="korean">The text in Korean.</param>
    public string this[string english, string korean] => _korean ? korean : english;

    private static string? Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Where(language => language.Quality != 0)
        .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(language => language is "ko" or "en");
}
