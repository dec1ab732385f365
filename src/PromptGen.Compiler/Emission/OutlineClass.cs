using System;
using System.Collections.Generic;
using PromptGen.Compiler.Naming;
using PromptGen.Compiler.Outlines;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Emission;

/// <summary>
/// Emits the class of a prompt whose file has mistakes: all that is known of its signatures, and beside each rendering method one that takes any
/// arguments, since what the file does not tell must not make an error of a call.
/// </summary>
internal sealed class OutlineClass
{
    private const string RenderedPrompt = "global::PromptGen.RenderedPrompt";
    private const string PromptIdentity = IdentityCode.TypeName;
    private const string Utf8Output = "global::System.Buffers.IBufferWriter<byte> output";
    private const string Version = "global::PromptGen.PromptVersion version";

    private readonly CodeWriter _code;
    private readonly PromptOutline _prompt;
    private readonly CompilationTarget _target;
    private readonly OutlineTypeCode _types;
    private readonly string _refusal;

    private OutlineClass(CodeWriter code, PromptOutline prompt, CompilationTarget target)
    {
        _code = code;
        _prompt = prompt;
        _target = target;
        _types = new OutlineTypeCode(code, prompt, target);
        _refusal = RefusalCode.Of(prompt.Id, prompt.RelativePath, "its file");
    }

    public static string Emit(EquatableArray<PromptOutline> prompts, CompilationTarget target)
    {
        CodeWriter code = new();
        GeneratedFile.Begin(code, target, "Made by PromptGen from prompt files with errors: correct what the build reports of them.");
        using (GeneratedFile.Namespace(code, target))
        {
            foreach (PromptOutline prompt in prompts)
            {
                new OutlineClass(code, prompt, target).Emit();
                code.Line();
            }
        }

        return code.Finish();
    }

    private void Emit()
    {
        _code.Summary("The prompt " + _prompt.Id + ", whose file has errors.");
        GeneratedFile.Attributes(_code);
        using (_code.Braces((_target.Public ? "public" : "internal") + " static partial class " + _prompt.ClassName))
        {
            _code.Line("public const string Id = " + CSharpLiteral.Of(_prompt.Id) + ";");
            _code.Line("public static " + PromptIdentity + " Compiled => " + _refusal + ";");
            List<string> parameters = Parameters();
            EmitMethod(RenderedPrompt + " Render", first: null, parameters);
            EmitMethod(PromptIdentity + " RenderUtf8", Utf8Output, parameters);
            EmitMethod(RenderedPrompt + " RenderVersion", Version, parameters);
            _code.Line("public static " + RenderedPrompt + " Render(in Args args) => " + _refusal + ";");
            string results = "out " + RenderedPrompt + " rendered, out " + Nullable("global::System.Exception") + " problem) => " + _refusal + ";";
            _code.Line("public static bool TryRender(in Args args, " + results);
            _code.Line("public static bool TryRender(" + results);
            EmitArgs();
            _types.Emit();
        }
    }

    /// <param name="first">A parameter before those of the file.</param>
    private void EmitMethod(string method, string? first, List<string> parameters)
    {
        string begin = "public static " + method;
        if (parameters.Count > 0)
        {
            _code.List(begin, first is null ? parameters : [first, .. parameters], " => " + _refusal + ";");
        }

        string any = Nullable("object");
        List<string> anything = [any + " argument = null", "params " + any + "[] others"];
        _code.List(begin, first is null ? anything : [first, .. anything], " => " + _refusal + ";");
    }

    /// <summary>
    /// Required variables, then slots, then variables with a default, as in a sound prompt. A call may leave each of them out: it need not know of
    /// the variable that has the mistake.
    /// </summary>
    private List<string> Parameters()
    {
        HashSet<string> names = new(StringComparer.Ordinal) { "output", "version" };
        List<string> required = [];
        List<string> optional = [];
        foreach (OutlinedVariable variable in _prompt.Variables)
        {
            string name = CSharpName.Parameter(variable.Defined);
            if (names.Add(name))
            {
                (variable.IsOptional ? optional : required).Add(_types.Of(variable) + " " + CSharpName.Escape(name) + " = default");
            }
        }

        foreach (string slot in _prompt.Slots)
        {
            string name = CSharpName.SlotParameter(slot);
            if (names.Add(name))
            {
                required.Add(OutlineTypeCode.Slot + " " + CSharpName.Escape(name) + " = default");
            }
        }

        return [.. required, .. optional];
    }

    private void EmitArgs()
    {
        HashSet<string> names = new(StringComparer.Ordinal) { "Args" };
        using (_code.Braces("public struct Args"))
        {
            foreach (OutlinedVariable variable in _prompt.Variables)
            {
                EmitField(names, _types.Of(variable), CSharpName.Property(variable.Defined));
            }

            foreach (string slot in _prompt.Slots)
            {
                EmitField(names, OutlineTypeCode.Slot, CSharpName.Property(slot));
            }
        }
    }

    private void EmitField(HashSet<string> names, string type, string name)
    {
        if (names.Add(name))
        {
            _code.Line("public " + type + " " + CSharpName.Escape(name) + ";");
        }
    }

    private string Nullable(string type) => _target.HasNullableAnnotations ? type + "?" : type;
}
