using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Emission;

internal sealed partial class PromptClass
{
    /// <summary>
    /// Emits the class of a prompt whose texts have mistakes: all that calling code can name, and nothing that renders. Without it each call
    /// would be an error of its own, and a word that is being typed in a template would take the class from the editor.
    /// </summary>
    public static string EmitSignatures(PromptDefinition definition, CompilationTarget target) =>
        new PromptClass(definition, WithoutTexts(definition), [], target with { HasReleases = false }).EmitSignatures();

    private static string Refusal(PromptDefinition definition) => RefusalCode.Of(definition.Id, definition.RelativePath, "its texts");

    private static VersionBody WithoutTexts(PromptDefinition definition)
    {
        string refusal = Refusal(definition);
        List<MessageBody> messages = [];
        foreach (DefinedMessage message in definition.Messages)
        {
            messages.Add(message switch
            {
                SlotMessage slot => new SlotBody(slot.Name),
                _ => new TemplateBody(PromptMessageRole.User, EquatableArray<string>.Empty, IsPlain: true, Write),
            });
        }

        return new VersionBody(definition.Version, Hash: "", definition.Model, Settings: null, messages);

        void Write(CodeWriter code, string name, ITemplateNames names)
        {
            code.Line("private static void " + name + "(ref " + TemplateLowering.WriterType + " writer) =>");
            code.Indent().Line(refusal + ";").Outdent();
        }
    }

    private string EmitSignatures()
    {
        Begin();
        using (GeneratedFile.Namespace(_code, _target))
        using (BeginClass())
        {
            _code.Line("public static " + PromptIdentity + " Compiled => " + Refusal(_definition) + ";");
            EmitMembers();
            EmitVersionSignature();
        }

        return _code.Finish();
    }

    private void EmitVersionSignature()
    {
        if (_definition.RollbackTo is null)
        {
            return;
        }

        List<string> parameters = ParametersWithDefaults();
        parameters.Insert(0, "global::PromptGen.PromptVersion " + Locals().Take("version"));
        _code.Line();
        _code.Summary("Renders one of the versions that this build contains.");
        _code.List("public static " + RenderedPrompt + " RenderVersion", parameters, " =>");
        _code.Indent().Line(Refusal(_definition) + ";").Outdent();
    }
}
