using System.Collections.Generic;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

internal sealed partial class TemplateLowering
{
    private sealed partial class MethodBody
    {
        private readonly Dictionary<BoundBlock, HashSet<string>> _assignedNames = [];

        private void EmitFor(BoundFor loop)
        {
            Flush();
            LineState before = _state;
            LineState afterBody = AfterLoop(loop.Body, before);
            LineState after = loop.Else is null ? afterBody : TemplateLineFlow.Merge(afterBody, owner._lines.After(loop.Else, before));
            bool inLoop = _inLoop;
            bool counts = inLoop || loop.Loop.HasBreak || owner._loops.MustCount(loop);
            if (counts && !inLoop)
            {
                EmitEnterLoop();
            }

            (string source, string length) = EmitSource(loop);
            bool mayBeNull = loop.Source.Type.Nullable;
            if (mayBeNull)
            {
                code.Line("if (" + source + " != null)").Line("{").Indent();
                if (after == LineState.Unknown)
                {
                    Synchronize();
                }
            }

            string count = EmitCount(loop, length, out string? first);
            if (!counts)
            {
                EmitIterationLimit(loop, count);
            }

            if (loop.Source.Type.Kind == TemplateTypeKind.Array && !PlainLists.Contain(loop.Source))
            {
                EmitListCount(loop, source, count);
            }

            EmitIterations(loop, source, count, first, counts, after == LineState.Unknown && loop.Else is null);

            if (loop.Else is { Statements.Count: > 0 } otherwise)
            {
                _state = before;
                EmitBranch("if (" + count + " == 0)", otherwise, after);
            }

            if (mayBeNull)
            {
                code.Outdent().Line("}");
                if (after == LineState.Unknown && before != LineState.Unknown && tracksLines)
                {
                    code.Line("else").Line("{").Indent();
                    _state = before;
                    Synchronize();
                    code.Outdent().Line("}");
                }
            }

            _state = mayBeNull ? TemplateLineFlow.Merge(before, after) : after;
            if (counts && !inLoop)
            {
                EmitLeaveLoop();
            }
        }

        // Loops are inside each other. What the methods that follow put together takes no part of the stack at each level.
        private void EmitIterationLimit(BoundFor loop, string count) =>
            code.Line(Generated + "TemplateLimit.CheckIterations(" + count + ", " + owner._names.Identity + ", " + CSharpLiteral.Of(loop.Place) + ");");

        private void EmitItem(BoundFor loop, string source, string? first, string index, string item)
        {
            bool isText = loop.Source.Type.Kind == TemplateTypeKind.String;
            string position = (loop.Reversed, first) switch
            {
                (false, null) => index,
                (false, _) => first + " + " + index,
                _ => source + (isText ? ".Length" : ".Count") + " - 1 - " + index,
            };
            string element = source + "[" + position + "]";
            code.Line("var " + item + " = " + (isText ? Generated + "TemplateText.Character(" + element + ")" : element) + ";");
        }

        private void EmitChanged(string changed, string index, string item, string previous)
        {
            code.Line("var " + changed + " = " + index + " == 0 || " + item + " != " + previous + ";");
            code.Line(previous + " = " + item + ";");
        }

        private static string HeaderOf(string index, string count) => "for (var " + index + " = 0; " + index + " < " + count + "; " + index + "++)";

        /// <summary>The language counts before it asks for the condition.</summary>
        private CodeText HeaderOf(BoundWhile loop, string index) =>
            "for (var " + index + " = 0; " + Generated + "TemplateLimit.CountIteration(" + owner._names.Identity + ", " + CSharpLiteral.Of(loop.Place) + ") && "
                + Lower(loop.Condition).Operand + "; " + index + "++)";

        /// <summary>The code that is required before a <c>break</c> of the loop.</summary>
        private static string? BreakOf(BoundFor loop, string source, string index, string count) =>
            loop.Source.Type.Kind == TemplateTypeKind.Array && LoopPasses.Of(loop).CanLeave && !PlainLists.Contain(loop.Source)
                ? Generated + "TemplateLoop.Break(" + source + ", " + index + " == " + count + " - 1);"
                : null;

        /// <summary>Only for the outermost loop: all inside it count together anyway.</summary>
        private void EmitEnterLoop()
        {
            code.Line(Generated + "TemplateLimit.EnterLoop();");
            _inLoop = true;
        }

        private void EmitLeaveLoop()
        {
            code.Line(Generated + "TemplateLimit.LeaveLoop();");
            _inLoop = false;
        }

        private void EmitListCount(BoundFor loop, string source, string count)
        {
            LoopPasses passes = LoopPasses.Of(loop);
            string number = Number(passes.Fixed)
                + (passes.Measures == 0 ? string.Empty : " + ((" + count + ") > 0 ? " + Number(passes.Measures) + " : 0)")
                + (passes.OfItem == 0 ? string.Empty : " + " + Number(passes.OfItem) + "L * (" + count + ")");
            code.Line(
                Generated + "TemplateLoop.CountList(" + source + ", " + number + ", " + owner._names.Identity + ", "
                + CSharpLiteral.Of(loop.Place) + ");");
        }

        private LineState AfterLoop(BoundBlock body, LineState before)
        {
            LineState atBody = owner._lines.AtBody(body, before);
            return atBody == LineState.Unknown ? LineState.Unknown : TemplateLineFlow.Merge(before, owner._lines.After(body, atBody));
        }

        /// <summary>A C# expression for the source that costs nothing to repeat, and one for its length.</summary>
        private (string Source, string Length) EmitSource(BoundFor loop)
        {
            Code source = Lower(loop.Source);
            string name = loop.Source is BoundVariable or BoundLocal ? source.Text.ToString() : string.Empty;
            if (loop.Source is not (BoundVariable or BoundLocal) || IsAssignedIn(loop))
            {
                name = _identifiers.Take("items");
                code.Line(owner.TypeName(loop.Source.Type) + " " + name + " = " + source.Text + ";");
            }

            return (name, name + (loop.Source.Type.Kind == TemplateTypeKind.String ? ".Length" : ".Count"));
        }

        /// <summary>A loop continues with the list that it began with, regardless of what its options and its body assign to the
        /// name.</summary>
        private bool IsAssignedIn(BoundFor loop) =>
            loop.Source is BoundLocal { Symbol: { Kind: LocalKind.Assigned } symbol }
            && (AssignedNamesIn(loop.Body).Contains(symbol.Name) || (loop.Else is not null && AssignedNamesIn(loop.Else).Contains(symbol.Name))
                || AssignedSymbols.OfStatement(loop).Any(assigned => assigned.Name == symbol.Name));

        /// <summary>Asked for by each loop inside another one: names that an outer body assigns are looked for once.</summary>
        private HashSet<string> AssignedNamesIn(BoundBlock body)
        {
            if (!_assignedNames.TryGetValue(body, out HashSet<string>? names))
            {
                names = new HashSet<string>(System.StringComparer.Ordinal);
                foreach (BoundStatement statement in body.Statements)
                {
                    AddAssigned(statement, names);
                }

                _assignedNames.Add(body, names);
            }

            return names;
        }

        private void AddAssigned(BoundStatement statement, HashSet<string> names)
        {
            names.UnionWith(AssignedSymbols.OfStatement(statement).Select(static symbol => symbol.Name));
            foreach (BoundBlock block in BoundChildren.Blocks(statement))
            {
                names.UnionWith(AssignedNamesIn(block));
            }
        }

        private string EmitCount(BoundFor loop, string length, out string? first)
        {
            first = null;
            if (loop.Offset is null && loop.Limit is null)
            {
                return length;
            }

            CodeText offset = loop.Offset is null ? "0" : Lower(loop.Offset).Text;
            if (loop.Offset is not null)
            {
                first = _identifiers.Take("first");
                code.Line("var " + first + " = " + Generated + "TemplateLoop.Offset(" + length + ", " + offset + ");");
            }

            string rest = first is null ? length : length + " - " + first;
            string count = _identifiers.Take("count");
            code.Line(
                "var " + count + " = "
                + (loop.Limit is null ? (CodeText)rest : Generated + "TemplateLoop.Limit(" + rest + ", " + Lower(loop.Limit).Text + ")") + ";");
            return count;
        }

        private void EmitIterations(BoundFor loop, string source, string count, string? first, bool counts, bool synchronizes)
        {
            LineState before = _state;
            LineState atBody = owner._lines.AtBody(loop.Body, before);
            if (atBody == LineState.Unknown)
            {
                Synchronize();
            }

            string index = _identifiers.Take(IndexName());
            string? previous = loop.Loop.UsesChanged ? _identifiers.Take("previous") : null;
            string? changed = loop.Loop.UsesChanged ? _identifiers.Take("changed") : null;
            string item = Declare(loop.Item);
            if (previous is not null)
            {
                code.Line("var " + previous + " = default(" + owner.TypeName(loop.Item.Type) + ");");
            }

            using (code.Braces(HeaderOf(index, count)))
            {
                if (counts)
                {
                    EmitIterationCount(loop.Place);
                }

                if (owner._countsSteps)
                {
                    EmitStepCount(loop.Body, loop.Place);
                }

                EmitItem(loop, source, first, index, item);
                if (changed is not null)
                {
                    EmitChanged(changed, index, item, previous!);
                }

                _loops[loop.Loop] = new LoopNames(index, count, changed);
                _state = atBody;
                EmitLoopBody(loop.Body, BreakOf(loop, source, index, count));
                Flush();
                if (atBody == LineState.Unknown)
                {
                    Synchronize();
                }
            }

            _symbols.Remove(loop.Item);
            _state = AfterLoop(loop.Body, before);
            if (synchronizes && _state != LineState.Unknown)
            {
                Synchronize();
            }
        }

        private string IndexName() => _loops.Count switch { 0 => "i", 1 => "j", 2 => "k", _ => "index" };

        private void EmitIterationCount(string place) => code.Line(
            Generated + "TemplateLimit.CountIteration(" + owner._names.Identity + ", " + CSharpLiteral.Of(place) + ");");

        private void EmitWhile(BoundWhile loop)
        {
            Flush();
            LineState before = _state;
            LineState atBody = owner._lines.AtBody(loop.Body, before);
            if (atBody == LineState.Unknown)
            {
                Synchronize();
            }

            bool inLoop = _inLoop;
            if (!inLoop)
            {
                EmitEnterLoop();
            }

            string index = _identifiers.Take(IndexName());
            _loops[loop.Loop] = new LoopNames(index, "0", null);
            using (code.Braces(HeaderOf(loop, index)))
            {
                if (owner._countsSteps)
                {
                    EmitStepCount(loop.Body, loop.Place);
                }

                _state = atBody;
                EmitLoopBody(loop.Body, leave: null);
                Flush();
                if (atBody == LineState.Unknown)
                {
                    Synchronize();
                }
            }

            if (!inLoop)
            {
                EmitLeaveLoop();
            }

            _state = AfterLoop(loop.Body, before);
        }
    }
}
