/**
 * How many of 4096 classes of ordinary application code have a public member of this name: a floor for what is counted in the snapshot,
 * so that in a small project, where every name is rare, `close` and `name` still say little.
 *
 * The magnitudes come from about 13,000 classes of Python's standard library, Debian's Python packages and npm packages
 * (`type` and `name` on one class in ten, `close`, `run`, `get`, `id` on one in forty to a hundred), with the verbs of a life cycle and
 * of storage raised: managers, services and handlers, which roles are about, have them far more often than a library's classes.
 * Only the power of two matters. Names are written as `memberKey` makes them.
 */
export const COMMON_MEMBERS: ReadonlyMap<string, number> = tableOf({
  1024: "id name type",
  512: "close execute get handle kind process run set value",
  256: `config create data delete description disable enable getstatus init initialize isenabled list options save shutdown start
        status stop update url version`,
  128: `add apply args body build call check cleanup clear code constructor context copy count createdat dispose destroy emit enabled end
        error errors event events fields file filename find flush format fromdict fromjson getall getbyid getconfig getinstance
        getstate getstats has healthcheck instance invoke item items key keys label length load log logger match message metadata method
        mode next off on open output params parent parse path pattern payload props read ready render remove request reset response
        result send setup size source startup state stats tags target teardown text timeout timestamp title to todict tojson tostring
        transform updatedat userid valueof values validate write`,
  64: `after append before clone connect default exists filter getmetrics getname host input insert isconnected isready isrunning
       isvalid max metrics min notify once parameters patch pop port post prefix publish push put query refresh register retry schema session
       settings stream subscribe token user username visit`,
  32: `abort callback cancel commit connection dependencies disconnect disabled encode decode fetch getvalue index limit loads lock
       observe offset order priority reason receive release reload resolve restart resume rollback pause schedule search select
       sessionid setvalue submit tick timer toobject tosql unregister unsubscribe wait`,
});

function tableOf(groups: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (const [count, names] of Object.entries(groups)) {
    for (const name of names.split(/\s+/)) table.set(name, Number(count));
  }
  return table;
}
