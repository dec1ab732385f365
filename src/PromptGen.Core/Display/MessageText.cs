using System.Globalization;
using PromptGen.Core.Collections;

namespace PromptGen.Core.Display;

/// <summary>Messages of rules with their details, which are from files. Hosts show the details as this class made them
/// visible.</summary>
internal static class MessageText
{
    public static EquatableArray<string> Visible(EquatableArray<string> arguments) => arguments.Map(VisibleText.Line);

    public static string Format(string message, EquatableArray<string> arguments)
    {
        object[] particulars = new object[arguments.Count];
        for (int i = 0; i < particulars.Length; i++)
        {
            particulars[i] = arguments[i];
        }

        return string.Format(CultureInfo.InvariantCulture, message, particulars);
    }
}
