namespace OrderBackup.Coverage.Comparison;

/// <summary>Suggests the name that a misspelt one was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest differing characters, case apart; null when all are too different to suggest.</summary>
    public static T? Find<T>(string name, IEnumerable<T> candidates, Func<T, string> nameOf)
        where T : class
    {
        T? nearest = null;
        var limit = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = GetDistance(name.ToUpperInvariant(), nameOf(candidate).ToUpperInvariant(), limit);
            if (distance >= limit) continue;
            nearest = candidate;
            limit = distance;
        }

        return nearest;
    }

    // Levenshtein distance over two rows; a result at or above the limit only means "too far".
    private static int GetDistance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) >= limit) return limit;
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                best = Math.Min(best, current[j]);
            }

            if (best >= limit) return limit;
            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
