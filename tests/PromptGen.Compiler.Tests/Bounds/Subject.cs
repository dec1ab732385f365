using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler.Emission;
using PromptGen.Compiler.Tests.Emission;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Language;
using PromptGen.Language.Binding;
using PromptGen.Language.Interpretation;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>A template with its partials, to be put through everything that follows a template.</summary>
internal sealed record Subject(string Text)
{
    public static readonly EquatableArray<PromptVariable> Schema = EquatableArray.Create(
        Variable("s", new PromptType(PromptTypeKind.String) { Nullable = true }),
        Variable("t", new PromptType(PromptTypeKind.String)),
        Variable("u", new PromptType(PromptTypeKind.String), untrusted: true),
        Variable("n", new PromptType(PromptTypeKind.Integer)),
        Variable("m", new PromptType(PromptTypeKind.Integer) { Nullable = true }),
        Variable("x", new PromptType(PromptTypeKind.Number)),
        Variable("d", new PromptType(PromptTypeKind.Decimal)),
        Variable("b", new PromptType(PromptTypeKind.Boolean)),
        Variable("at", new PromptType(PromptTypeKind.DateTime)),
        Variable("e", new PromptType(PromptTypeKind.Enum) { EnumValues = EquatableArray.Create("free", "pro") }),
        Variable("l", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }),
        Variable("o", Nested(6)));

    public IReadOnlyDictionary<string, string> Partials { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public EquatableArray<PromptVariable> Variables { get; init; } = Schema;

    public Subject With(string partial, string text) => this with
    {
        Partials = new Dictionary<string, string>(Partials, StringComparer.Ordinal) { [partial] = text },
    };

    /// <summary>Through parser, binder and the analysis of untrusted text.</summary>
    public BoundTemplate Bind() => TemplateBinder.Bind(Text, new TemplateScope(Variables, Partials) { IsInstruction = true });

    /// <summary>Binds, emits C#, and prepares the interpreter.</summary>
    /// <returns>The C#; null where the template is refused.</returns>
    public string? Compile(out IReadOnlyList<TemplateProblem> problems)
    {
        BoundTemplate bound = Bind();
        problems = bound.Problems;
        if (bound.HasErrors)
        {
            return null;
        }

        CodeWriter code = new();
        TemplateLowering.EmitMethod(code, "Write", bound, new Names(), Emission.Targets.Current);
        InterpretedTemplate.Create(bound, Variables.ToList());
        return code.Finish();
    }

    /// <summary>A project with a prompt file that has the template in a user message.</summary>
    public PromptProject Project(string id)
    {
        PromptProject project = new();
        JsonObject file = new JsonObjectBuilder()
            .Add("prompt_id", id).Add("version", "2026-03-15.1")
            .Add("variables", new JsonObject(Variables.Map(static variable => new JsonMember(variable.Name, Written(variable.Type)))))
            .Add("template", Text).Build();
        project.Prompt(JsonWriter.WriteMinified(file), "Prompts/" + id + ".prompt.json");
        foreach ((string name, string text) in Partials)
        {
            project.Partial(name, text);
        }

        return project;
    }

    /// <summary>Renders by the interpreter, with values of which there are few.</summary>
    public string Render()
    {
        BoundTemplate bound = Bind();
        InterpretedTemplate template = InterpretedTemplate.Create(bound, Variables.ToList());
        TemplateArguments arguments = new(Variables.Count);
        for (int i = 0; i < Variables.Count; i++)
        {
            Set(ref arguments[i], Variables[i].Type);
        }

        return template.Render(arguments, identity: null);
    }

    private static JsonObject Written(PromptType type, int depth = 0)
    {
        JsonObjectBuilder written = new JsonObjectBuilder()
            .Add("type", type.Kind == PromptTypeKind.Enum ? null : CanonicalPrompt.KindName(type.Kind))
            .Add("nullable", type.Nullable)
            .Add("items", type.Items is { } items ? Written(items, depth + 1) : null);
        if (type.Kind == PromptTypeKind.Enum)
        {
            written.Add("enum", type.EnumValues.Map<JsonValue>(static value => new JsonString(value)));
        }

        if (type.Kind == PromptTypeKind.Object)
        {
            written.Add("type_name", "Node" + depth).Add("properties", new JsonObject(type.Properties.Map(property => new JsonMember(property.Name, Written(property.Type, depth + 1)))));
        }

        return written.Build();
    }

    private static void Set(ref TemplateSlot slot, PromptType type)
    {
        switch (type.Kind)
        {
            case PromptTypeKind.Integer:
                slot.Set(1);
                break;
            case PromptTypeKind.Number:
                slot.Set(1.5);
                break;
            case PromptTypeKind.Decimal:
                slot.Set(2.5m);
                break;
            case PromptTypeKind.Boolean:
                slot.Set(true);
                break;
            case PromptTypeKind.DateTime:
                slot.Set(new DateTime(2026, 3, 15, 0, 0, 0, DateTimeKind.Utc));
                break;
            case PromptTypeKind.Array:
                slot.SetList(new[] { "a", "b" });
                break;
            case PromptTypeKind.Object:
                slot.SetObject(ObjectOf(type));
                break;
            default:
                slot.Set("free");
                break;
        }
    }

    private static TemplateRecord ObjectOf(PromptType type)
    {
        TemplateSlot[] members = new TemplateSlot[type.Properties.Count];
        for (int i = 0; i < members.Length; i++)
        {
            Set(ref members[i], type.Properties[i].Type);
        }

        return new TemplateRecord(members);
    }

    private static PromptVariable Variable(string name, PromptType type, bool untrusted = false) => new(name, type) { Untrusted = untrusted };

    private static PromptType Nested(int levels) => levels == 0
        ? new PromptType(PromptTypeKind.String) { Nullable = true }
        : new PromptType(PromptTypeKind.Object) { Properties = EquatableArray.Create(new PromptProperty("o", Nested(levels - 1)), new PromptProperty("s", new PromptType(PromptTypeKind.String))) };

    private sealed class Names : ITemplateNames
    {
        public string Identity => "Compiled";

        public string Parameter(string variable) => "@" + variable;

        public string TypeName(string path) => Schema.FirstOrDefault(variable => variable.Name == path)?.Type.Kind switch
        {
            PromptTypeKind.Integer when path == "m" => "long?",
            PromptTypeKind.Integer => "long",
            PromptTypeKind.Number => "double",
            PromptTypeKind.Decimal => "decimal",
            PromptTypeKind.Boolean => "bool",
            PromptTypeKind.DateTime => "global::System.DateTime",
            PromptTypeKind.Array => "global::System.Collections.Generic.IReadOnlyList<string>",
            PromptTypeKind.Enum => "Tier",
            PromptTypeKind.Object => "Node0",
            null when path.StartsWith("o.", StringComparison.Ordinal) => "Node" + path.Count(static c => c == '.'),
            _ => "string",
        };

        public string Property(string path, string property) => property.ToUpperInvariant();

        public string EnumText(string path) => "TextOf";
    }
}
