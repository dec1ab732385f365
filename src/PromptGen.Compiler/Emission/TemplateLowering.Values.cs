using System.Globalization;
using System.Linq;
using System.Text;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

internal sealed partial class TemplateLowering
{
    private sealed partial class MethodBody
    {
        /// <summary>Delays static text, so adjacent texts become one literal.</summary>
        private void EmitText(string text, string indentation)
        {
            if (text.Length == 0)
            {
                return;
            }

            if (indentation.Length > 0 && _state == LineState.Unknown)
            {
                Flush();
                code.Line("if (" + LineStart(matters: true) + ")").Line("{").Indent();
                code.Line(_writer + ".Append(" + CSharpLiteral.Of(indentation) + ");");
                code.Outdent().Line("}");
                _state = LineState.Inside;
            }

            bool start = IndentedText.Append(_pending, text, indentation, _state == LineState.Start);
            _state = start ? LineState.Start : LineState.Inside;
        }

        private void Flush()
        {
            if (_pending.Length > 0)
            {
                TemplateLiteral.EmitAppend(code, _writer, _pending.ToString(), owner._target);
                _pending.CutTo(0);
            }
        }

        private void EmitValue(BoundExpression value, string indentation)
        {
            switch (value)
            {
                case BoundConstant { Value: null }:
                    return;
                case BoundConstant { Value: string text }:
                    EmitText(text, indentation);
                    return;
                case BoundConstant { Value: long number, Type.Format: null }:
                    EmitText(number.ToString(CultureInfo.InvariantCulture), indentation);
                    return;
                case BoundConstant { Value: bool flag }:
                    EmitText(flag ? "true" : "false", indentation);
                    return;
                case BoundConstant { Value: decimal exact }:
                    EmitText(exact.ToString(CultureInfo.InvariantCulture), indentation);
                    return;
                case BoundTextOf text:
                    EmitValue(text.Operand, indentation);
                    return;
                case BoundConcatenation concatenation:
                    foreach (BoundExpression part in concatenation.Parts)
                    {
                        EmitValue(part, indentation);
                    }

                    return;
                case BoundConditional choice:
                    EmitIf(new BoundIf(
                        choice.Condition,
                        new BoundBlock([new BoundOutput(choice.Then, indentation)]),
                        choice.Else is BoundConstant { Value: null } ? null : new BoundBlock([new BoundOutput(choice.Else, indentation)])));
                    return;
            }

            Flush();
            LineState after = owner._lines.After(value, _state);
            if (value.Type.Kind is TemplateTypeKind.String or TemplateTypeKind.Enum || value.Type.Format is not null)
            {
                EmitTextValue(value, indentation, after);
            }
            else
            {
                EmitPlainValue(value, indentation);
            }

            _state = after;
        }

        /// <summary>A value whose text can contain line ends.</summary>
        private void EmitTextValue(BoundExpression value, string indentation, LineState after)
        {
            if (value is BoundJoin join && indentation.Length == 0 && !tracksLines)
            {
                code.Line(owner.JoinMethodOf(join.List.Type.Items!).Name + "(ref " + _writer + ", " + Lower(join.List).Text + ", " + Lower(join.Delimiter).Text + ");");
                return;
            }

            CodeText text = LowerText(value).Text;
            bool tracks = tracksLines && after == LineState.Unknown;
            if (indentation.Length == 0 && !tracks)
            {
                code.Line(_writer + ".Append(" + text + ");");
                return;
            }

            if (tracks && value is not (BoundVariable or BoundLocal) && indentation.Length == 0)
            {
                string local = _identifiers.Take("text");
                code.Line("var " + local + " = " + text + ";");
                text = local;
            }

            if (indentation.Length == 0)
            {
                code.Line(_writer + ".Append(" + text + ");");
                code.Line(_lineStart + " = " + Generated + "TemplateText.EndsLine(" + text + ", " + LineStart(matters: false) + ");");
                return;
            }

            code.Line(
                (tracks ? _lineStart + " = " : string.Empty) + Generated + "TemplateText.AppendIndented(ref " + _writer + ", " + text + ", "
                + CSharpLiteral.Of(indentation) + ", " + LineStart(matters: true) + ");");
        }

        private void EmitPlainValue(BoundExpression value, string indentation)
        {
            Code lowered = Lower(value);
            CodeText text = lowered.Text;
            if (indentation.Length > 0 && _state != LineState.Inside)
            {
                if (value.Type.Nullable && value is not (BoundVariable or BoundLocal))
                {
                    string local = _identifiers.Take("value");
                    code.Line("var " + local + " = " + text + ";");
                    text = local;
                }

                CodeText condition = LineStart(matters: true) + (value.Type.Nullable ? " && " + text + " != null" : string.Empty);
                code.Line("if (" + condition + ")").Line("{").Indent();
                code.Line(_writer + ".Append(" + CSharpLiteral.Of(indentation) + ");");
                code.Outdent().Line("}");
            }

            string previous = LineStart(matters: false);
            switch (value.Type.Kind)
            {
                case TemplateTypeKind.Boolean when !value.Type.Nullable:
                    code.Line(_writer + ".Append(" + new Code(text, lowered.IsSimple).Operand + " ? \"true\" : \"false\");");
                    break;
                case TemplateTypeKind.Array or TemplateTypeKind.Object:
                    code.Line(owner.ValueMethodOf(value.Type).Name + "(ref " + _writer + ", " + text + ");");
                    break;
                default:
                    code.Line(Generated + "TemplateText.Append(ref " + _writer + ", " + text + ");");
                    break;
            }

            if (tracksLines && value.Type.Nullable)
            {
                code.Line("if (" + text + " != null)").Line("{").Indent();
                code.Line(_lineStart + " = false;");
                code.Outdent().Line("}");
                if (previous is "true")
                {
                    code.Line("else").Line("{").Indent().Line(_lineStart + " = true;").Outdent().Line("}");
                }
            }
        }
    }
}
