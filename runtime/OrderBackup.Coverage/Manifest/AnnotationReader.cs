using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Reads the annotations in braces behind an entry. Inside braces <c>#</c> is text.</summary>
internal sealed class AnnotationReader(LineCursor cursor)
{
    public StateAnnotation? State { get; private set; }

    public ExemptAnnotation? Exemption { get; private set; }

    public bool TryRead()
    {
        var open = cursor.Position++;
        cursor.SkipBlanks();
        var nameSpan = cursor.TakeWhile(char.IsLetter);
        return cursor.Slice(nameSpan) switch
        {
            "state" => TryReadState(open),
            "exempt" => TryReadExempt(open),
            _ => cursor.Fail(nameSpan.Length > 0 ? nameSpan : new(open, 1), "This annotation is unknown; there are {state}, {state A, B} and {exempt: reason}."),
        };
    }

    private bool TryReadState(int open)
    {
        var values = new List<string>();
        var spans = new List<ManifestSpan>();
        cursor.SkipBlanks();
        if (cursor.At(':')) return cursor.FailHere("No colon after state: write {state A, B}.");
        if (!cursor.At('}'))
        {
            do
            {
                if (!TryReadValue(open, values, spans)) return false;
            }
            while (cursor.TryTake(','));
        }

        if (!cursor.TryTake('}')) return FailUnclosed(open);
        var state = new StateAnnotation(values, spans, cursor.SpanFrom(open));
        if (State is null) State = state;
        else cursor.Report(DiagnosticIds.RepeatedOrContradictory, state.Span, "This line already has a {state} annotation; keep one.");
        return true;
    }

    private bool TryReadValue(int open, List<string> values, List<ManifestSpan> spans)
    {
        cursor.SkipBlanks();
        var start = cursor.Position;
        string value;
        if (!cursor.AtEnd && QuotedText.StartsAt(cursor.Text, start))
        {
            if (!QuotedText.TryRead(cursor, out value)) return false;
        }
        else
        {
            var raw = cursor.Slice(cursor.TakeWhile(c => c is not (',' or '{' or '}' or '"')));
            value = raw.Trim();
            start += raw.Length - raw.TrimStart().Length;
            if (value.Length == 0 && !cursor.AtEnd) return cursor.FailHere("A state value is missing here; write \"\" for the empty text.");
        }

        var span = new ManifestSpan(start, QuotedText.StartsAt(cursor.Text, start) ? cursor.Position - start : value.Length);
        cursor.SkipBlanks();
        if (cursor.AtEnd) return FailUnclosed(open);
        if (!cursor.At(',') && !cursor.At('}')) return cursor.FailHere("Put a state value that holds a comma, brace or quote in double quotes as a whole.");
        if (values.Contains(value)) cursor.Report(DiagnosticIds.RepeatedOrContradictory, span, $"The state value '{value}' is listed twice in this line.");
        values.Add(value);
        spans.Add(span);
        return true;
    }

    private bool TryReadExempt(int open)
    {
        cursor.SkipBlanks();
        var isColonMissing = !cursor.TryTake(':') && !cursor.At('}');
        if (isColonMissing) return cursor.FailHere("A colon and the reason follow exempt: write {exempt: reason}.");
        cursor.SkipBlanks();
        if (!TryReadReason(open, out var reason, out var reasonSpan)) return false;

        var exemption = new ExemptAnnotation(reason, reasonSpan, cursor.SpanFrom(open));
        if (Exemption is null) Exemption = exemption;
        else cursor.Report(DiagnosticIds.RepeatedOrContradictory, exemption.Span, "This line already has an {exempt} annotation; keep one.");
        if (reason.Length == 0) cursor.Report(DiagnosticIds.ExemptWithoutReason, exemption.Span, "Say why this need not be in a backup: {exempt: reason}.");
        return true;
    }

    private bool TryReadReason(int open, out string reason, out ManifestSpan span)
    {
        var start = cursor.Position;
        if (TryReadQuotedReason(out reason, out var end))
        {
            span = ManifestSpan.FromBounds(start, end);
            return true;
        }

        var raw = cursor.Slice(cursor.TakeWhile(c => c is not ('{' or '}')));
        reason = raw.Trim();
        span = new(start, raw.TrimEnd().Length);
        if (cursor.At('{')) return cursor.FailHere("Put a reason that holds a brace in double quotes as a whole.");
        return cursor.TryTake('}') || FailUnclosed(open);
    }

    // A reason may begin with a quoted word; only one that is quoted up to the brace is read as quoted.
    private bool TryReadQuotedReason(out string reason, out int end)
    {
        reason = "";
        end = cursor.Position;
        if (cursor.AtEnd || !QuotedText.StartsAt(cursor.Text, cursor.Position)) return false;
        var trial = new LineCursor(cursor.Text, ManifestSpan.FromBounds(cursor.Position, cursor.End));
        if (!QuotedText.TryRead(trial, out reason)) return false;
        end = trial.Position;
        trial.SkipBlanks();
        if (!trial.TryTake('}')) return false;
        reason = reason.Trim();
        cursor.Position = trial.Position;
        return true;
    }

    private bool FailUnclosed(int open) => cursor.Fail(new(open, 1), "The annotation that opens here has no closing brace in this line.");
}
