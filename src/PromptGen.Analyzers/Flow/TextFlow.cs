using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Roles;
using PromptGen.Analyzers.Sinks;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// Goes backward from sinks to the texts that reach them. Values wait in a queue and are looked at once in each state, so the search
/// is linear in the code it touches, ends on recursive code, and finds the shortest path first.
/// </summary>
/// <remarks>
/// A method's result is followed into its body, and from a parameter there back to that call only: what some other caller passes does
/// not reach this sink. From a parameter of the method in which the sink stands the search goes to all callers; that is what makes a
/// wrapper a sink.
/// </remarks>
internal sealed partial class TextFlow
{
    private const int StepLimit = 400_000;
    private const int HopLimit = 64;

    private readonly CodeModel _code;
    private readonly FlowScope _scope;
    private readonly RoleReader _roles;
    private readonly CancellationToken _cancellationToken;
    private readonly Queue<(IOperation Value, FlowPath Path)> _pending = new();
    private readonly HashSet<VisitKey> _visited = [];
    private readonly List<TextFinding> _findings = [];
    private readonly HashSet<ComposedText> _found = [];
    private readonly Dictionary<VisitKey, ComposedText> _built = [];

    private TextFlow(CodeModel code, FlowScope scope, CancellationToken cancellationToken)
    {
        _code = code;
        _scope = scope;
        _cancellationToken = cancellationToken;
        _roles = new RoleReader(code, cancellationToken);
    }

    /// <summary>All texts that reach one of the sinks, in the order in which they are found.</summary>
    public static IReadOnlyList<TextFinding> Find(CodeModel code, FlowScope scope, IEnumerable<SinkUse> uses, CancellationToken cancellationToken)
    {
        TextFlow flow = new(code, scope, cancellationToken);
        foreach (SinkUse use in uses)
        {
            if (use.Position == PromptPosition.File)
            {
                flow.AddFile(use);
                continue;
            }

            flow.Enqueue(use.Value, new FlowPath(use, use.Position, use.Location) { Role = use.Role });
        }

        flow.Run();
        flow.ReportFiles();
        return flow._findings;
    }

    private void Run()
    {
        for (int steps = 0; _pending.Count > 0 && steps < StepLimit; steps++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            (IOperation value, FlowPath path) = _pending.Dequeue();
            Visit(value, path);
        }
    }

    private void Enqueue(IOperation? value, FlowPath path)
    {
        if (value is not null && path.Hops <= HopLimit && _visited.Add(new VisitKey(value, path)))
        {
            _pending.Enqueue((value, path));
        }
    }

    private bool Enter(ISymbol symbol, FlowPath path, int part = -1) => _visited.Add(new VisitKey(symbol, path, part));

    private void Emit(string text, SyntaxNode syntax, FlowPath path)
    {
        // Without a role nobody knows whether it is an instruction.
        if (path.Position == PromptPosition.ByRole)
        {
            return;
        }

        if (path.IsFragment && StandIns.SaysNothingIsThere(text, syntax))
        {
            return;
        }

        ComposedText composed = path.Text ?? new ComposedText(syntax.GetLocation());
        composed.Add(text, syntax, syntax.GetLocation());
        Report(composed, path);
    }

    private void Report(ComposedText text, FlowPath path)
    {
        if (path.Position != PromptPosition.ByRole && _found.Add(text))
        {
            _findings.Add(new TextFinding(FindingKind.Text, text, path.At, path));
        }
    }

    /// <summary>The text that the additions to a variable make up together.</summary>
    private ComposedText BuiltIn(ISymbol variable, FlowPath path)
    {
        VisitKey key = new(variable, path with { Callee = null });
        if (!_built.TryGetValue(key, out ComposedText? text))
        {
            _built.Add(key, text = new ComposedText(whole: null));
        }

        return text;
    }
}
