using System.Collections.Generic;
using System.Globalization;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;

namespace PromptGen.Rollouts;

/// <summary>Takes the fields of one object of a state, and reports what is missing, unknown or of another type.</summary>
/// <param name="prompt">The prompt that faults here concern; null: the whole state.</param>
internal sealed class StateFields(JsonObject container, string path, string? prompt, ReleaseProblems problems)
{
    public JsonObject Container { get; } = container;

    public string PathOf(string name) => path.Length == 0 ? name : path + "/" + name;

    /// <summary>Reports every field that is not among the known ones.</summary>
    public void RefuseOthers(params string[] known)
    {
        foreach (JsonMember member in Container.Members)
        {
            if (System.Array.IndexOf(known, member.Name) < 0)
            {
                Report(DiagnosticRules.UnknownStateField, PathOf(Shown(member.Name)), problems.IsFull ? "" : NearestName.Question(member.Name, known));
            }
        }
    }

    public bool Has(string name) => Container[name] is not null;

    public string? Text(string name, bool required, System.Func<string, bool> fits, string what)
    {
        if (Value<JsonString>(name, required, "a text") is not { } text)
        {
            return null;
        }

        if (fits(text.Value))
        {
            return text.Value;
        }

        Wrong(name, "\"" + Shown(text.Value) + "\"", "it must be " + what);
        return null;
    }

    public long? Integer(string name, bool required, long least, long greatest)
    {
        if (Value<JsonNumber>(name, required, "a whole number") is not { } number)
        {
            return null;
        }

        string normal = JsonNumberText.Normalize(number.Lexeme);
        if (JsonNumberText.IsSafeInteger(normal) && long.Parse(normal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is { } value
            && value >= least && value <= greatest)
        {
            return value;
        }

        Wrong(name, Shown(normal), "it must be a whole number from " + ReleaseText.Count(least) + " to " + ReleaseText.Count(greatest));
        return null;
    }

    public decimal? Percent(string name)
    {
        if (Value<JsonNumber>(name, required: true, "a number from 0 to 100, without a percent sign") is not { } number)
        {
            return null;
        }

        if (PercentText.TryRead(JsonNumberText.Normalize(number.Lexeme), out decimal percent))
        {
            return percent;
        }

        Wrong(name, Shown(number.Lexeme), PercentText.What);
        return null;
    }

    /// <summary>Distinct texts in their order; null if the list has faults.</summary>
    public List<string>? Texts(string name, System.Func<string, bool> fits, string what, int limit)
    {
        if (Container[name] is null)
        {
            return [];
        }

        if (Value<JsonArray>(name, required: false, "a list of texts") is not { } list)
        {
            return null;
        }

        if (list.Items.Count > limit)
        {
            Wrong(name, "a list of " + ReleaseText.Count(list.Items.Count), "at most " + ReleaseText.Count(limit) + " are read");
            return null;
        }

        List<string> texts = [];
        HashSet<string> seen = new(System.StringComparer.Ordinal);
        bool isWhole = true;
        for (int i = 0; i < list.Items.Count; i++)
        {
            string place = name + "/" + ReleaseText.Count(i);
            if (list.Items[i] is not JsonString text)
            {
                Report(DiagnosticRules.StateFieldType, PathOf(place), "a text", Kind(list.Items[i]));
                isWhole = false;
            }
            else if (!fits(text.Value))
            {
                Wrong(place, "\"" + Shown(text.Value) + "\"", "it must be " + what);
                isWhole = false;
            }
            else if (!seen.Add(text.Value))
            {
                Wrong(place, "\"" + Shown(text.Value) + "\"", "it appears twice in this list");
                isWhole = false;
            }
            else
            {
                texts.Add(text.Value);
            }
        }

        return isWhole ? texts : null;
    }

    public StateFields? Object(string name, bool required, string what = "an object") =>
        Value<JsonObject>(name, required, what) is { } value ? new StateFields(value, PathOf(name), prompt, problems) : null;

    public void Wrong(string name, string value, string reason) => Report(DiagnosticRules.StateFieldValue, PathOf(name), value, reason);

    public void Report(DiagnosticRule rule, params string[] arguments) => problems.Add(new ReleaseProblem(rule, prompt, arguments));

    public static string Kind(JsonValue value) => value switch
    {
        JsonObject => "an object",
        JsonArray => "a list",
        JsonString => "a text",
        JsonNumber => "a number",
        JsonBoolean => "true or false",
        _ => "null",
    };

    /// <summary>A text of others, short enough and on one line, for a message.</summary>
    public static string Shown(string text)
    {
        const int longest = 80;
        System.Text.StringBuilder shown = new();
        for (int i = 0; i < text.Length && shown.Length < longest; i++)
        {
            shown.Append(char.IsControl(text[i]) ? '?' : text[i]);
        }

        return shown.Length < text.Length ? shown.Append("...").ToString() : shown.ToString();
    }

    private T? Value<T>(string name, bool required, string what)
        where T : JsonValue
    {
        switch (Container[name])
        {
            case T value:
                return value;
            case null:
                if (required)
                {
                    Report(DiagnosticRules.MissingStateField, PathOf(name), what);
                }

                return null;
            case { } other:
                Report(DiagnosticRules.StateFieldType, PathOf(name), what, Kind(other));
                return null;
        }
    }
}
