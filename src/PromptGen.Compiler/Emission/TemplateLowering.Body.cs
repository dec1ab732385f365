using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Performance;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

internal sealed partial class TemplateLowering
{
    /// <summary>The body of one method.</summary>
    private sealed partial class MethodBody(TemplateLowering owner, CodeWriter code, bool tracksLines)
    {
        private readonly Dictionary<LocalSymbol, string> _symbols = [];
        private readonly Dictionary<string, string> _variables = new(System.StringComparer.Ordinal);
        private readonly Dictionary<LoopSymbol, LoopNames> _loops = [];
        private readonly TextBuffer _pending = TextBuffer.Take();
        private string _lineStart = "lineStart";
        private readonly Identifiers _identifiers = new();
        private string _writer = "writer";
        private readonly List<(LocalSymbol Target, string Builder)> _captures = [];
        private int _capturesAroundLoop;
        private bool _inLoop;

        // What has to be said before a `break` of each loop that is around; null for those of which nothing has.
        private readonly List<string?> _breaks = [];
        private string? _depth;
        private LineState _state = LineState.Inside;

        /// <summary>Whether the start of a line depends on the values and a text must be indented there.</summary>
        public bool NeedsTracking { get; private set; }

        public void Emit(PartialMethod method)
        {
            foreach (string variable in method.Variables)
            {
                _identifiers.Reserve(owner._names.Parameter(variable));
            }

            _writer = _identifiers.Take("writer");
            List<string> parameters = ["ref " + WriterType + " " + _writer];
            foreach (string variable in method.Variables)
            {
                string parameter = owner._names.Parameter(variable);
                _variables[variable] = parameter;
                parameters.Add(owner._names.TypeName(variable) + " " + parameter);
            }

            foreach (LocalSymbol symbol in method.Partial.Parameters)
            {
                parameters.Add(owner.TypeName(symbol.Type) + " " + Declare(symbol));
            }

            foreach (LocalSymbol symbol in method.Captured)
            {
                parameters.Add((method.IsByReference(symbol) ? "ref " : string.Empty) + owner.TypeName(symbol.Type) + " " + Declare(symbol));
            }

            _inLoop = method.IsInLoop;
            if (method.TakesDepth)
            {
                _depth = _identifiers.Take("depth");
                parameters.Add("int " + _depth);
            }

            code.Line("private static void " + method.Name + "(" + string.Join(", ", parameters) + ")");
            code.Line("{").Indent();
            if (_depth is not null)
            {
                code.Line(Generated + "TemplateLimit.CheckDepth(" + _depth + ", " + Number(owner._calls) + ", " + owner._names.Identity + ", " + CSharpLiteral.Of(method.Partial.Name) + ");");
            }

            if (owner._countsSteps && method.Partial.Name.Length > 0)
            {
                EmitStepCount(method.Partial.Body, method.Partial.Name);
            }

            if (tracksLines)
            {
                _lineStart = _identifiers.Take("lineStart");
                code.Line("var " + _lineStart + " = false;");
            }

            if (owner._assigns)
            {
                DeclareAssigned(method.Partial.Body, method.Captured);
            }

            EmitBlock(method.Partial.Body);
            Flush();
            _pending.Discard();
            code.Outdent().Line("}");
        }

        private void EmitStepCount(BoundBlock body, string place) => code.Line(
            Generated + "TemplateLimit.CountSteps(" + RenderingSteps.Of(body).ToString(CultureInfo.InvariantCulture) + ", " + owner._names.Identity + ", "
            + CSharpLiteral.Of(place) + ");");

        private string Declare(LocalSymbol symbol)
        {
            string name = _identifiers.Take(Camel(symbol.Name));
            _symbols[symbol] = name;
            return name;
        }

        private static string Camel(string name)
        {
            string pascal = Pascal(name);
            string camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
            return char.IsDigit(camel[0]) ? "argument" + camel : camel;
        }

        /// <summary>A name that a template assigns is visible to the end of the message, whatever block it is assigned in.</summary>
        private void DeclareAssigned(BoundBlock body, List<LocalSymbol> captured)
        {
            List<LocalSymbol> symbols = AssignedSymbols.In(body);
            if (symbols.Count == 0)
            {
                return;
            }

            HashSet<LocalSymbol> known = [.. captured];
            foreach (LocalSymbol symbol in symbols)
            {
                if (symbol.Type.Kind == TemplateTypeKind.Null || !known.Add(symbol))
                {
                    continue;
                }

                string initial = symbol.InitialVariable is not { } variable
                    ? owner.Unassigned(symbol.Type)
                    : Variable(variable);
                string name = Declare(symbol);
                code.Line(owner.TypeName(symbol.Type) + " " + name + " = " + initial + ";");
            }
        }

        private string Variable(string name) => _variables.TryGetValue(name, out string? parameter) ? parameter : owner._names.Parameter(name);

        private void EmitBlock(BoundBlock block)
        {
            foreach (BoundStatement statement in block.Statements)
            {
                EmitStatement(statement);
            }
        }

        private void EmitStatement(BoundStatement statement)
        {
            switch (statement)
            {
                case BoundText text:
                    EmitText(text.Text, text.Indentation);
                    break;
                case BoundOutput output:
                    EmitValue(output.Value, output.Indentation);
                    break;
                case BoundIf conditional:
                    EmitIf(conditional);
                    break;
                case BoundFor loop:
                    EmitFor(loop);
                    break;
                case BoundWhile loop:
                    EmitWhile(loop);
                    break;
                case BoundBreak or BoundContinue:
                    Flush();
                    Synchronize();
                    if (statement is BoundBreak)
                    {
                        EmitBreaks(_breaks.Count - 1);
                    }

                    LeaveCaptures();
                    code.Line(statement is BoundBreak ? "break;" : "continue;");
                    break;
                case BoundAssignment assignment:
                    Flush();
                    if (assignment.Target.Type.Kind != TemplateTypeKind.Null)
                    {
                        code.Line(_symbols[assignment.Target] + " = " + Lower(assignment.Value).Text + ";");
                    }

                    break;
                case BoundCapture capture:
                    EmitCapture(capture);
                    break;
                case BoundWith with:
                    EmitWith(with);
                    break;
                case BoundCallBody call:
                    EmitCallBody(call);
                    break;
                case BoundReturn ret:
                    EmitReturn(ret);
                    break;
                case BoundInclude include:
                    EmitInclude(include);
                    break;
            }
        }

        private void EmitIf(BoundIf conditional)
        {
            if (conditional.Condition is BoundConstant { Value: bool known })
            {
                BoundBlock? taken = known ? conditional.Then : conditional.Else;
                if (taken is not null)
                {
                    EmitBlock(taken);
                }

                return;
            }

            Flush();
            LineState before = _state;
            LineState afterThen = owner._lines.After(conditional.Then, before);
            LineState afterElse = conditional.Else is null ? before : owner._lines.After(conditional.Else, before);
            LineState after = TemplateLineFlow.Merge(afterThen, afterElse);
            EmitBranch("if (" + Lower(conditional.Condition).Text + ")", conditional.Then, after);
            _state = before;
            if (conditional.Else is { Statements.Count: 1 } chain && chain.Statements[0] is BoundIf { Condition: not BoundConstant } next)
            {
                code.Write("else ");
                EmitIf(next);
            }
            else if (conditional.Else is { Statements.Count: > 0 } otherwise)
            {
                EmitBranch("else", otherwise, after);
            }
            else if (after == LineState.Unknown && before != LineState.Unknown && tracksLines)
            {
                using (code.Braces("else"))
                {
                    Synchronize();
                }
            }

            _state = after;
        }

        private void EmitBranch(CodeText header, BoundBlock block, LineState after)
        {
            using (code.Braces(header))
            {
                EmitBlock(block);
                Flush();
                if (after == LineState.Unknown)
                {
                    Synchronize();
                }
            }
        }

        /// <summary>Writes the knowledge about the line into the variable that contains it from here on.</summary>
        private void Synchronize()
        {
            if (tracksLines && _state != LineState.Unknown)
            {
                code.Line(_lineStart + " = " + (_state == LineState.Start ? "true" : "false") + ";");
            }
        }

        private void EmitCapture(BoundCapture capture)
        {
            Flush();
            string outer = _writer;
            string builder = _identifiers.Take(_symbols[capture.Target] + "Text");
            code.Line("var " + builder + " = new " + WriterType + "(" + owner._names.Identity + ", " + CSharpLiteral.Of("capture " + capture.Target.Name) + ");");
            _writer = builder;
            _captures.Add((capture.Target, builder));
            EmitBlock(capture.Body);
            Flush();
            _writer = outer;
            Complete(_captures.Count - 1);
            _captures.RemoveAt(_captures.Count - 1);
        }

        /// <summary>A jump ends the captures inside its loop, the innermost first: their names get what was written so far.</summary>
        private void LeaveCaptures()
        {
            for (int i = _captures.Count - 1; i >= _capturesAroundLoop; i--)
            {
                Complete(i);
            }
        }

        private void Complete(int capture) => code.Line(_symbols[_captures[capture].Target] + " = " + _captures[capture].Builder + ".CompleteText();");

        /// <param name="leave">The code that is required before a jump out of the loop.</param>
        private void EmitLoopBody(BoundBlock body, string? leave)
        {
            int outer = _capturesAroundLoop;
            _capturesAroundLoop = _captures.Count;
            _breaks.Add(leave);
            EmitBlock(body);
            _breaks.RemoveAt(_breaks.Count - 1);
            _capturesAroundLoop = outer;
        }

        /// <summary>The code that is required before a jump out of the loops from one on, the innermost first.</summary>
        private void EmitBreaks(int first)
        {
            for (int i = _breaks.Count - 1; i >= first; i--)
            {
                if (_breaks[i] is { } leave)
                {
                    code.Line(leave);
                }
            }
        }

        private void EmitInclude(BoundInclude include)
        {
            Flush();
            LineState after = owner._lines.AfterPartial(include.Partial, _state);
            bool indents = include.Indentation.Length > 0;
            if (!indents && !(tracksLines && after == LineState.Unknown))
            {
                EmitPartialCall(include, _writer);
                _state = after;
                return;
            }

            string indenting = _identifiers.Take("indented");
            code.Line("var " + indenting + " = new " + WriterType + "(" + owner._names.Identity + ", " + CSharpLiteral.Of("partial " + include.Partial.Name) + ");");
            EmitPartialCall(include, indenting);
            code.Line(
                (tracksLines ? _lineStart + " = " : string.Empty) + Generated + "TemplateText.AppendIndented(ref " + _writer + ", " + indenting + ", "
                + CSharpLiteral.Of(include.Indentation) + ", " + LineStart(indents) + ");");

            _state = LineState.Unknown;
        }

        private void EmitPartialCall(BoundInclude include, string writer)
        {
            PartialMethod method = owner.MethodOf(include.Partial, _inLoop);
            List<CodeText> arguments = PartialArguments(include, method);
            arguments.Insert(0, "ref " + writer);
            code.Line(method.Name + "(" + CodeText.Join(", ", arguments) + ");");
        }

        private List<CodeText> PartialArguments(BoundInclude include, PartialMethod method)
        {
            List<CodeText> arguments = method.Variables.ConvertAll<CodeText>(variable => Variable(variable));
            foreach (BoundExpression argument in include.Arguments)
            {
                arguments.Add(Lower(argument).Text);
            }

            // After the arguments: a partial in one of them may assign the name.
            foreach (LocalSymbol symbol in method.Captured)
            {
                arguments.Add((method.IsByReference(symbol) ? "ref " : string.Empty) + NameOf(include.Passed(symbol)));
            }

            if (method.TakesDepth)
            {
                arguments.Add(_depth is null ? "1" : _depth + " + 1");
            }

            return arguments;
        }

        /// <summary>An item of a loop may be another symbol here than where a shared partial was bound; the name is the same.</summary>
        private string NameOf(LocalSymbol symbol) => _symbols.TryGetValue(symbol, out string? name)
            ? name
            : _symbols.Last(entry => entry.Key.Name == symbol.Name && entry.Key.Type == symbol.Type).Value;

        /// <summary>A C# expression for whether a line begins here.</summary>
        private string LineStart(bool matters)
        {
            if (_state == LineState.Unknown && matters)
            {
                NeedsTracking |= !tracksLines;
            }

            return _state switch
            {
                LineState.Start => "true",
                LineState.Unknown when tracksLines => _lineStart,
                _ => "false",
            };
        }

        private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

        private sealed record LoopNames(string Index, string Count, string? Changed);
    }
}
