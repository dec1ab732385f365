using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Files;

/// <summary>The C# settings of a type in the variable schema, which models do not receive.</summary>
/// <param name="Path">Of the type: <c>notes</c> is the variable, <c>notes[]</c> an item of it, <c>notes[].author</c> a property of the item.</param>
/// <param name="TypeName">The name of the generated enum or class (<c>type_name</c>).</param>
/// <param name="Description">For the documentation of generated code.</param>
internal sealed record TypeNote(string Path, string? TypeName, string? Description)
{
    /// <summary>The path of the items of an array at a path.</summary>
    public static string Item(string path) => path + "[]";

    /// <summary>The path of a property of the object at a path.</summary>
    public static string Property(string path, string name) => path + "." + name;

    public static TypeNote? Find(EquatableArray<TypeNote> notes, string path)
    {
        foreach (TypeNote note in notes)
        {
            if (note.Path == path)
            {
                return note;
            }
        }

        return null;
    }
}
