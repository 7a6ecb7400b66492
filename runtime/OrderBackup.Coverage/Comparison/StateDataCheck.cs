using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Comparison;

/// <summary>OBK3004: states and JSON keys in the data that the manifest does not list.</summary>
internal static class StateDataCheck
{
    public static void Run(ComparisonContext context, IReadOnlyList<StateAnswer> answers)
    {
        foreach (var answer in answers)
        {
            var (question, more) = (answer.Question, answer.HasMore ? " and more" : "");
            var key = new ColumnKey(question.Table.Name, question.Column.Name, question.Path);
            if (answer.Failure is { } failure)
            {
                Report(question, question.Entry.KeySpan, $"The data of {key} could not be read, so that nobody knows whether it holds {(question.Kind == StateQuestionKind.Values ? "states" : "keys")} that no line lists. The server says: {failure}");
            }
            else if (question.Kind == StateQuestionKind.Values)
            {
                var values = string.Join(", ", answer.Unlisted.Select(value => QuotedText.Write(value)));
                Report(question, question.Entry.State!.Span, $"The data of {key} has state values that its line does not list: {values}{more}. Does the code know them? Add them to the line, or correct the data.");
            }
            else
            {
                var paths = string.Join(", ", answer.Unlisted.Select(name => new JsonPath(question.Path!.Steps.Concat([name])).ToString()));
                var column = new ColumnKey(question.Table.Name, question.Column.Name);
                Report(question, question.Entry.KeySpan, $"The documents in {column} have keys that no line lists: {paths}{more}. Does the code know them? Add lines such as {column}:{new JsonPath(question.Path!.Steps.Concat([answer.Unlisted[0]]))}, or correct the data.");
            }
        }

        void Report(StateQuestion question, ManifestSpan place, string message) =>
            context.Report(DiagnosticIds.StateValuesDiffer, place, message, question.Table.Name, question.Column.Name);
    }
}
