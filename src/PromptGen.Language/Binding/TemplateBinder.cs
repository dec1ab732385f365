using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;
using PromptGen.Language.Syntax;
using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

/// <summary>
/// Gives every expression of a template a type, from the variable schema on. What has no single meaning at compile time is
/// a problem, never a guess.
/// </summary>
internal sealed partial class TemplateBinder
{
    // Each pass may learn the type of a name that the pass before could not know; a template that has not settled by then
    // never will.
    private const int MaximumPasses = 6;

    private readonly TemplateScope _scope;
    private readonly Dictionary<string, PromptVariable> _variables = new(StringComparer.Ordinal);
    private readonly SourceText _message;
    private readonly Dictionary<string, SourceText> _partialTexts;
    private readonly Dictionary<string, TemplateType> _knownTypes;
    private readonly Dictionary<string, LocalSymbol> _assignedSymbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stack<LocalSymbol>> _locals = new(StringComparer.Ordinal);
    private readonly Stack<LoopSymbol> _loops = new();
    private readonly List<PartialFrame> _frames = [];
    private readonly Dictionary<string, List<BoundPartial>> _partials = new(StringComparer.Ordinal);
    private readonly AssignedNames _assigned = new();
    private readonly PresentValues _present = new();
    private readonly List<SourceText> _reached = [];
    private readonly Dictionary<string, TemplateType> _variableTypes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private SourceText _source;
    private string _indentation = string.Empty;
    private int _depth;
    private int _captureDepth;
    private bool _typesChanged;
    private bool _isRecursive;
    private bool _leavesLoops;

    // A list function may call a function of the template for each item that is used.
    private readonly bool _callsInLists;
    private int _greatestCalls = 1;

    // A call of a function assigned an argument.
    private bool _passes;
    private bool _reachable = true;

    private TemplateBinder(TemplateScope scope, SourceText message, Dictionary<string, SourceText> partials, Dictionary<string, TemplateType> knownTypes)
    {
        _scope = scope;
        _message = message;
        _source = message;
        _partialTexts = partials;
        _knownTypes = knownTypes;
        foreach (PromptVariable variable in scope.Variables)
        {
            _variables.Add(variable.Name, variable);
        }

        _allowed = AllowedFor(message, partials.Values);
        _callsInLists = CallsInLists(message) || partials.Values.Any(CallsInLists);
    }

    private static bool CallsInLists(SourceText source) =>
        source.Text.Contains("array.each") || source.Text.Contains("array.filter");

    /// <summary>Binds the text of one message.</summary>
    public static BoundTemplate Bind(string text, TemplateScope scope)
    {
        SourceText message = new(text, partial: null);
        Dictionary<string, SourceText> partials = ReadPartials(message, scope);
        Dictionary<string, TemplateType> types = new(StringComparer.Ordinal);
        for (int pass = 1; ; pass++)
        {
            message.Problems = message.SyntaxProblems.Copy();
            message.Warnings = new TemplateProblems(partial: null);
            foreach (SourceText partial in partials.Values)
            {
                partial.Problems = partial.SyntaxProblems.Copy();
                partial.IsReached = false;
            }

            TemplateBinder binder = new(scope, message, partials, types);
            BoundBlock body = binder.BindText(message, binder._messageResult);
            if (!binder._typesChanged || pass == MaximumPasses)
            {
                List<TemplateProblem> problems = [.. message.Problems.Items];
                foreach (SourceText partial in binder._reached)
                {
                    problems.AddRange(partial.Problems.Items);
                }

                if (problems.Count == 0 && scope.IsInstruction)
                {
                    problems.AddRange(TrustAnalysis.Find(body, binder.UntrustedVariables()));
                }

                return new BoundTemplate(
                    body,
                    problems.ToEquatableArray(),
                    binder.UsedVariables(),
                    StaticPrefix.Of(body))
                {
                    Warnings = message.Warnings.Items.ToEquatableArray(),
                    Assigns = binder._passes || binder._assignedSymbols.Count > 0,
                    IsRecursive = binder._isRecursive,
                    LeavesLoops = binder._leavesLoops,
                    Calls = binder._greatestCalls,
                };
            }
        }
    }

    private EquatableArray<string> UsedVariables()
    {
        List<string> used = [];
        foreach (PromptVariable variable in _scope.Variables)
        {
            if (_used.Contains(variable.Name))
            {
                used.Add(variable.Name);
            }
        }

        return used.ToEquatableArray();
    }

    private IEnumerable<string> UntrustedVariables()
    {
        foreach (PromptVariable variable in _scope.Variables)
        {
            if (variable.Untrusted && _used.Contains(variable.Name))
            {
                yield return variable.Name;
            }
        }
    }

    private BoundError Report(DiagnosticRule rule, SyntaxNode node, params string[] arguments)
    {
        _source.Problems.Add(rule, node.Start, node.Length, arguments);
        return BoundError.Instance;
    }

    private string TextOf(SyntaxNode node)
    {
        // Never the whole of a long expression, each part of which would be copied for each that it is a part of.
        return node.Length > 60 ? _source.Text.Substring(node.Start, 57) + "..." : _source.Text.Substring(node.Start, node.Length);
    }

    /// <summary>A place for people who read an exception: "line 3, column 7", with the partial's name.</summary>
    private string Place(SyntaxNode node)
    {
        (int line, int column) = _source.LineOf(node.Start);
        string place = string.Format(CultureInfo.InvariantCulture, "line {0}, column {1}", line, column);
        return _source.Partial is null ? place : "partial " + _source.Partial + ", " + place;
    }

    private string What(SyntaxNode node) => "`" + TextOf(node) + "` (" + Place(node) + ")";

    /// <summary>The text of the message or of a partial, read once.</summary>
    private sealed class SourceText
    {
        private int[]? _lineStarts;

        public SourceText(string text, string? partial)
        {
            Text = text;
            Partial = partial;
            SyntaxProblems = new TemplateProblems(partial);
            Tree = TemplateParser.Parse(text, SyntaxProblems);
            Problems = SyntaxProblems.Copy();
            Warnings = new TemplateProblems(partial);
        }

        public string Text { get; }

        public string? Partial { get; }

        public TemplateSyntax Tree { get; }

        public TemplateProblems SyntaxProblems { get; }

        public TemplateProblems Problems { get; set; }

        public TemplateProblems Warnings { get; set; }

        /// <summary>Somebody includes it, which is not known before binding.</summary>
        public bool IsReached { get; set; }

        public (int Line, int Column) LineOf(int offset)
        {
            _lineStarts ??= FindLines();
            int index = Array.BinarySearch(_lineStarts, offset);
            int line = index >= 0 ? index : ~index - 1;
            return (line + 1, offset - _lineStarts[line] + 1);
        }

        private int[] FindLines()
        {
            List<int> starts = [0];
            for (int end = Text.IndexOf('\n'); end >= 0; end = Text.IndexOf('\n', end + 1))
            {
                starts.Add(end + 1);
            }

            return starts.ToArray();
        }
    }

    /// <summary>A partial that is being bound, with what is visible from outside.</summary>
    /// <param name="mark">Of the names that held a value before it.</param>
    private sealed class PartialFrame(BoundPartial partial, int depth, int withDepth, int captureDepth, int mark)
    {
        public BoundPartial Partial { get; } = partial;

        public int Depth { get; } = depth;

        /// <summary>How many blocks of `with` are around the include.</summary>
        public int WithDepth { get; } = withDepth;

        /// <summary>How many blocks of `capture` are around the include.</summary>
        public int CaptureDepth { get; } = captureDepth;

        public int Mark { get; } = mark;

        public CallResult Result { get; } = new();

        /// <summary>The includes of this partial inside itself.</summary>
        public List<Recursion> Recursions { get; } = [];
    }

    /// <summary>An include of a partial that is still being bound.</summary>
    /// <param name="Through">The partials between.</param>
    /// <param name="Names">Visible there, and not where the partial began.</param>
    private sealed record Recursion(SyntaxNode Node, SourceText Source, IReadOnlyList<BoundPartial> Through, IReadOnlyList<string> Names, bool IsInsideWith);
}
