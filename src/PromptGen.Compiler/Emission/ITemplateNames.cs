namespace PromptGen.Compiler.Emission;

/// <summary>
/// What generated template code calls the things that the class around it declares. A path names a place in the variable schema:
/// <c>notes</c> is the variable, <c>notes[]</c> an item of it, <c>notes[].author</c> a property of the item.
/// </summary>
internal interface ITemplateNames
{
    /// <summary>The C# parameter of a prompt variable.</summary>
    string Parameter(string variable);

    /// <summary>The C# type of the value at a path, as it is written in a parameter list: <c>string</c>, <c>long?</c>,
    /// <c>IReadOnlyList&lt;Note&gt;</c>.</summary>
    string TypeName(string path);

    /// <summary>The C# property of an object.</summary>
    /// <param name="path">The path of the object.</param>
    /// <param name="property">As the schema names it.</param>
    string Property(string path, string property);

    /// <summary>The static method that returns the text of a value of the enum at a path.</summary>
    string EnumText(string path);

    /// <summary>An expression for the identity of the version that the code belongs to, for exceptions.</summary>
    string Identity { get; }
}
