using System;
using System.Collections.Generic;
using System.Text;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>Source with the places where reports are expected: <c>[|here|]</c>, or <c>{|PG2002:here|}</c> for another rule than the test's.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<(int Start, int Length, string Id)> Expected)
{
    public static MarkedSource Parse(string marked, string ruleId)
    {
        StringBuilder text = new();
        Stack<(int Start, string Id)> open = new();
        List<(int, int, string)> expected = [];
        for (int i = 0; i < marked.Length; i++)
        {
            if (At(marked, i, "[|"))
            {
                open.Push((text.Length, ruleId));
                i++;
            }
            else if (At(marked, i, "{|PG"))
            {
                open.Push((text.Length, marked.Substring(i + 2, 6)));
                i += "{|PG2001:".Length - 1;
            }
            else if (open.Count > 0 && (At(marked, i, "|]") || At(marked, i, "|}")))
            {
                (int start, string id) = open.Pop();
                expected.Add((start, text.Length - start, id));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        expected.Sort();
        return new MarkedSource(text.ToString(), expected);
    }

    private static bool At(string text, int index, string part) => string.CompareOrdinal(text, index, part, 0, part.Length) == 0;
}
