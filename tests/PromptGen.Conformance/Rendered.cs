using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PromptGen.Conformance;

/// <summary>What one back end made of a vector: a text, or the message of an exception.</summary>
/// <param name="BackEnd">Its name, for people.</param>
internal sealed record Rendered(string BackEnd, string? Text, string? Exception)
{
    /// <summary>It threw what no back end may throw; the text says what.</summary>
    public bool HasCrashed { get; private init; }

    public static Rendered By(string backEnd, Func<string> render)
    {
        try
        {
            // The vectors are UTF-8, which has no place for half a surrogate pair.
            return new Rendered(backEnd, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(render())), null);
        }
        catch (PromptRenderException exception)
        {
            return new Rendered(backEnd, null, exception.Message);
        }
#pragma warning disable CA1031 // Whatever it is, it is this vector's failure and no clear error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Rendered(backEnd, "(" + exception.GetType().Name + ": " + exception.Message + ")", null) { HasCrashed = true };
        }
    }

    /// <summary>Whether two back ends of ours give another text, or another exception.</summary>
    public bool DiffersFrom(Rendered other) => Text != other.Text || (Exception != other.Exception && BackEnd != ScribanBackEnd.Name && other.BackEnd != ScribanBackEnd.Name);

    /// <summary>How this differs from what the vector expects; null where it does not.</summary>
    public string? DifferenceFrom(Vector vector)
    {
        if (Text is null)
        {
            return vector.Error is null ? BackEnd + " throws " + Exception : null;
        }

        if (vector.Output is null)
        {
            return BackEnd + " renders " + Show(Text);
        }

        return Text == vector.Output ? null : BackEnd + " " + Difference(vector.Output, Text);
    }

    public static string Show(string text) =>
        "\"" + string.Concat(text.Select(static c => c switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => c.ToString() })) + "\"";

    private static string Difference(string expected, string actual)
    {
        int at = 0;
        while (at < expected.Length && at < actual.Length && expected[at] == actual[at])
        {
            at++;
        }

        return "at " + at.ToString(CultureInfo.InvariantCulture) + ": expected " + Show(Around(expected, at)) + " actual " + Show(Around(actual, at));
    }

    private static string Around(string text, int at)
    {
        int start = Math.Max(0, at - 20);
        return text.Substring(start, Math.Min(80, text.Length - start));
    }
}
