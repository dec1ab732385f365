using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Emission;

/// <summary>
/// Emits how a version's messages become text: each is written twice by one method, first to learn its length, then into a string
/// of that length; or once, into UTF-8.
/// </summary>
internal sealed class MessageCode
{
    private const string Generated = "global::PromptGen.Generated.";

    private readonly CodeWriter _code;
    private readonly ClassNames _names;
    private readonly List<Method?> _methods = [];
    private readonly VersionBody _body;

    /// <param name="members">The names taken in the class.</param>
    public MessageCode(CodeWriter code, VersionBody body, Identifiers members, ClassNames names)
    {
        _code = code;
        _body = body;
        _names = names;
        foreach (MessageBody message in body.Messages)
        {
            _methods.Add(message is TemplateBody template ? MethodOf(template, members) : null);
        }
    }

    /// <summary>Whether the prompt is a single text, which can be written as UTF-8.</summary>
    public static bool IsSingleText(VersionBody body) => body.Messages.Count == 1 && body.Messages[0] is TemplateBody;

    /// <summary>Statements that render all messages and return the <c>RenderedPrompt</c>.</summary>
    /// <param name="values">The name of each parameter after its checks, by its name in the prompt file.</param>
    /// <param name="locals">The names taken in the method.</param>
    /// <param name="served">The expression of the identity that the result carries; null: that of the version.</param>
    public void EmitRender(Dictionary<string, string> values, Identifiers locals, string? served = null)
    {
        served ??= _names.Identity;
        if (IsSingleText(_body))
        {
            string text = EmitText((TemplateBody)_body.Messages[0], _methods[0]!, values, locals);
            _code.Line("return " + Generated + "RenderedPrompts.Create(" + served + ", " + Role((TemplateBody)_body.Messages[0]) + ", " + text + ");");
            return;
        }

        List<string> parts = [served];
        for (int i = 0; i < _body.Messages.Count; i++)
        {
            switch (_body.Messages[i])
            {
                case TemplateBody template:
                    parts.Add(Generated + "MessagePart.Template(" + Role(template) + ", " + EmitText(template, _methods[i]!, values, locals) + ")");
                    break;
                case SlotBody slot:
                    parts.Add(Generated + "MessagePart.Slot(" + _names.Identity + ", " + CSharpLiteral.Of(slot.Name) + ", " + values[slot.Name] + ")");
                    break;
            }
        }

        _code.List("return " + Generated + "RenderedPrompts.Create", parts, ";");
    }

    /// <summary>Statements that write a single text to <paramref name="output"/> and return the identity <paramref name="served"/>.</summary>
    public void EmitRenderUtf8(string output, string served, Dictionary<string, string> values, Identifiers locals)
    {
        string writer = locals.Take("writer");
        _code.Line("var " + writer + " = new " + TemplateLowering.WriterType + "(" + output + ", " + _names.Identity + (((TemplateBody)_body.Messages[0]).IsPlain ? ", counts: false);" : ");"));
        EmitCall(_methods[0]!, writer, values);
        _code.Line(writer + ".CompleteUtf8();");
        _code.Line("return " + served + ";");
    }

    /// <summary>The methods that write the messages.</summary>
    public void EmitMethods()
    {
        for (int i = 0; i < _methods.Count; i++)
        {
            if (_methods[i] is { } method)
            {
                _code.Line();
                ((TemplateBody)_body.Messages[i]).Write(_code, method.Name, _names);
            }
        }
    }

    private static string Role(TemplateBody template) => "global::PromptGen.PromptRole." + RoleName(template);

    private static string RoleName(TemplateBody template) => template.Role switch
    {
        PromptMessageRole.System => "System",
        PromptMessageRole.Developer => "Developer",
        PromptMessageRole.User => "User",
        PromptMessageRole.Assistant => "Assistant",
        _ => throw new ArgumentOutOfRangeException(nameof(template)),
    };

    /// <returns>The expression of the finished text.</returns>
    private string EmitText(TemplateBody template, Method method, Dictionary<string, string> values, Identifiers locals)
    {
        string writer = locals.Take(method.Local);
        string text = locals.Take(method.Local + "Text");
        _code.Line("var " + writer + " = new " + TemplateLowering.WriterType + (template.IsPlain ? "(counts: false);" : "();"));
        _code.Line("var " + text + " = \"\";");
        using (_code.Braces("do"))
        {
            EmitCall(method, writer, values);
        }

        _code.Line("while (!" + writer + ".TryComplete(" + _names.Identity + ", ref " + text + "));").Line();
        return text;
    }

    private void EmitCall(Method method, string writer, Dictionary<string, string> values)
    {
        List<string> arguments = ["ref " + writer];
        foreach (string variable in method.Variables)
        {
            arguments.Add(values[variable]);
        }

        _code.List(method.Name, arguments, ";");
    }

    private Method MethodOf(TemplateBody template, Identifiers members)
    {
        string role = RoleName(template);
        return new Method(
            members.Take("Write" + role),
            char.ToLowerInvariant(role[0]) + role.Substring(1),
            template.Variables);
    }

    private sealed record Method(string Name, string Local, EquatableArray<string> Variables);
}
