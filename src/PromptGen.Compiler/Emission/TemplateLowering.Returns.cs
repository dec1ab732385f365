using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

internal sealed partial class TemplateLowering
{
    private sealed partial class MethodBody
    {
        // Of the innermost call: where a return goes, how many loops are around the call, and whether one of them counts.
        private string _callEnd = string.Empty;
        private int _callLoops;
        private bool _callInLoop;

        private void EmitCallBody(BoundCallBody call)
        {
            Flush();
            string outerEnd = _callEnd;
            (int loops, bool inLoop) outer = (_callLoops, _callInLoop);
            _callEnd = _identifiers.Take("returned");
            (_callLoops, _callInLoop) = (_breaks.Count, _inLoop);
            code.Line("{").Indent();
            EmitBlock(call.Body);
            Flush();
            if (call.EndIsReached)
            {
                Synchronize();
            }

            code.Outdent().Line("}").Line(_callEnd + ":;");
            _state = LineState.Unknown;
            _callEnd = outerEnd;
            (_callLoops, _callInLoop) = outer;
        }

        private void EmitReturn(BoundReturn ret)
        {
            EmitBlock(ret.Result);
            Flush();
            Synchronize();
            EmitBreaks(_callLoops);
            if (_inLoop && !_callInLoop)
            {
                code.Line(Generated + "TemplateLimit.LeaveLoop();");
            }

            code.Line("goto " + _callEnd + ";");
        }
    }
}
