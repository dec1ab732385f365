using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;

namespace PromptGen.Compiler.Files;

/// <summary>Turns a document tree into JSON: model parameters, tool and response schemas, rollout metadata, defaults.</summary>
internal static class DocumentJson
{
    public static JsonValue Convert(DocumentNode node, DiagnosticList problems)
    {
        switch (node)
        {
            case MappingNode mapping:
                JsonMember[] members = new JsonMember[mapping.Entries.Count];
                for (int i = 0; i < members.Length; i++)
                {
                    members[i] = new JsonMember(mapping.Entries[i].Name, Convert(mapping.Entries[i].Value, problems));
                }

                return new JsonObject(new EquatableArray<JsonMember>(members));
            case SequenceNode sequence:
                JsonValue[] items = new JsonValue[sequence.Items.Count];
                for (int i = 0; i < items.Length; i++)
                {
                    items[i] = Convert(sequence.Items[i], problems);
                }

                return new JsonArray(new EquatableArray<JsonValue>(items));
            default:
                return Convert((ScalarNode)node, problems);
        }
    }

    private static JsonValue Convert(ScalarNode scalar, DiagnosticList problems)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                return JsonNull.Instance;
            case ScalarKind.Boolean:
                return new JsonBoolean(scalar.Value[0] is 't' or 'T');
            case ScalarKind.Integer or ScalarKind.Float:
                if (CoreSchema.TryReadNumber(scalar, out string? number, out string? fault))
                {
                    return new JsonNumber(number);
                }

                problems.Add(DiagnosticRules.NumberOutsideJson, scalar, scalar.Shown, fault);
                return JsonNull.Instance;
            default:
                return new JsonString(scalar.Value);
        }
    }
}
