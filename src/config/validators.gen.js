/* Generated from schemas/ by scripts/generate.mjs. Do not edit. */
"use strict";
export const validateInventory = validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://fleet.invalid/schemas/inventory.schema.json","type":"object","required":["version","hosts"],"properties":{"version":{"const":1},"playbook":{"type":"string","pattern":"\\S"},"defaults":{"$ref":"#/$defs/Defaults"},"strategy":{"$ref":"#/$defs/StrategyFile"},"vars":{"$ref":"#/$defs/Vars"},"hosts":{"type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/HostFile"}},"groups":{"type":"object","additionalProperties":{"$ref":"#/$defs/GroupFile"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"$defs":{"Defaults":{"type":"object","properties":{"connection":{"enum":["ssh","local"]},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string","pattern":"\\S"},"identityFile":{"type":"string","pattern":"\\S"},"knownHosts":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"type":"boolean"},"connectTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"enum":["controller"]},"deployment":{"enum":["systemd","docker"]},"unitUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"dockerUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"service":{"type":"string","pattern":"\\S"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"playbook":{"type":"string","pattern":"\\S"},"vars":{"$ref":"#/$defs/Vars"}},"patternProperties":{"^x-":{}},"additionalProperties":false},"StrategyFile":{"type":"object","additionalProperties":false,"patternProperties":{"^x-":{}},"properties":{"parallel":{"type":"integer","minimum":1},"canary":{"type":"integer","minimum":0},"waves":{"type":"array","items":{"type":["integer","string"],"pattern":"^([1-9][0-9]?|100)%$","minimum":1}},"maxFailures":{"type":["integer","string"],"pattern":"^([1-9]?[0-9]|100)%$","minimum":0},"soak":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"packageWait":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"}}},"InstanceFile":{"type":"object","properties":{"deployment":{"enum":["systemd","docker"]},"unit":{"type":"string","pattern":"\\S"},"units":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1,"uniqueItems":true},"directory":{"type":"string","pattern":"^/"},"unitUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"dockerUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"service":{"type":"string","pattern":"\\S"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"playbook":{"type":"string","pattern":"\\S"},"vars":{"$ref":"#/$defs/Vars"}},"patternProperties":{"^x-":{}},"additionalProperties":false},"HostFile":{"type":"object","properties":{"address":{"type":"string","pattern":"\\S"},"connection":{"enum":["ssh","local"]},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string","pattern":"\\S"},"identityFile":{"type":"string","pattern":"\\S"},"knownHosts":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"type":"boolean"},"connectTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"enum":["controller"]},"redundancy":{"type":"string","pattern":"\\S"},"deployment":{"enum":["systemd","docker"]},"unit":{"type":"string","pattern":"\\S"},"units":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1,"uniqueItems":true},"directory":{"type":"string","pattern":"^/"},"unitUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"dockerUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"service":{"type":"string","pattern":"\\S"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"playbook":{"type":"string","pattern":"\\S"},"vars":{"$ref":"#/$defs/Vars"},"instances":{"type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/InstanceFile"}}},"patternProperties":{"^x-":{}},"additionalProperties":false},"GroupFile":{"type":"object","properties":{"hosts":{"type":"array","items":{"type":"string","pattern":"\\S"}},"connection":{"enum":["ssh","local"]},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string","pattern":"\\S"},"identityFile":{"type":"string","pattern":"\\S"},"knownHosts":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"type":"boolean"},"connectTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"enum":["controller"]},"redundancy":{"type":"string","pattern":"\\S"},"deployment":{"enum":["systemd","docker"]},"unitUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"dockerUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"service":{"type":"string","pattern":"\\S"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"playbook":{"type":"string","pattern":"\\S"},"vars":{"$ref":"#/$defs/Vars"}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["hosts"]},"Vars":{"type":"object","properties":{"allocator":{"enum":["jemalloc","mimalloc","glibc"]},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"}},"additionalProperties":{"type":["string","number","boolean"]}}}};
const pattern3 = new RegExp("^x-", "u");
const pattern4 = new RegExp("\\S", "u");
const schema20 = {"type":"object","properties":{"connection":{"enum":["ssh","local"]},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string","pattern":"\\S"},"identityFile":{"type":"string","pattern":"\\S"},"knownHosts":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"type":"boolean"},"connectTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"enum":["controller"]},"deployment":{"enum":["systemd","docker"]},"unitUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"dockerUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"service":{"type":"string","pattern":"\\S"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"playbook":{"type":"string","pattern":"\\S"},"vars":{"$ref":"#/$defs/Vars"}},"patternProperties":{"^x-":{}},"additionalProperties":false};
const func1 = Object.prototype.hasOwnProperty;
const pattern9 = new RegExp("^[0-9]+(ms|s|m|h)$", "u");
const pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]*$", "u");
const pattern13 = new RegExp("^https?://", "u");
const schema21 = {"type":"object","properties":{"allocator":{"enum":["jemalloc","mimalloc","glibc"]},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"}},"additionalProperties":{"type":["string","number","boolean"]}};
const pattern17 = new RegExp("^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$", "u");
const pattern18 = new RegExp("^[A-Za-z0-9._+-]+$", "u");

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "allocator") || (key0 === "mallocConf")) || (key0 === "arenas")) || (key0 === "trimThreshold")) || (key0 === "tunables")) || (key0 === "replace")) || (key0 === "interpreter"))){
let data0 = data[key0];
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema21.additionalProperties.type},schema:schema21.additionalProperties.type,parentSchema:schema21.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
if(data.allocator !== undefined){
let data1 = data.allocator;
if(!(((data1 === "jemalloc") || (data1 === "mimalloc")) || (data1 === "glibc"))){
const err1 = {instancePath:instancePath+"/allocator",schemaPath:"#/properties/allocator/enum",keyword:"enum",params:{allowedValues: schema21.properties.allocator.enum},schema:schema21.properties.allocator.enum,parentSchema:schema21.properties.allocator,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.mallocConf !== undefined){
let data2 = data.mallocConf;
if(typeof data2 !== "string"){
const err2 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},schema:schema21.properties.mallocConf.type,parentSchema:schema21.properties.mallocConf,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.arenas !== undefined){
let data3 = data.arenas;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err3 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},schema:schema21.properties.arenas.type,parentSchema:schema21.properties.arenas,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err4 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema21.properties.arenas,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.trimThreshold !== undefined){
let data4 = data.trimThreshold;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err5 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},schema:schema21.properties.trimThreshold.type,parentSchema:schema21.properties.trimThreshold,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err6 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema21.properties.trimThreshold,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.tunables !== undefined){
let data5 = data.tunables;
if(typeof data5 === "string"){
if(!pattern17.test(data5)){
const err7 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},schema:"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$",parentSchema:schema21.properties.tunables,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},schema:schema21.properties.tunables.type,parentSchema:schema21.properties.tunables,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.replace !== undefined){
let data6 = data.replace;
if(typeof data6 !== "boolean"){
const err9 = {instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},schema:schema21.properties.replace.type,parentSchema:schema21.properties.replace,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data7 = data.interpreter;
if(typeof data7 === "string"){
if(!pattern18.test(data7)){
const err10 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},schema:"^[A-Za-z0-9._+-]+$",parentSchema:schema21.properties.interpreter,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},schema:schema21.properties.interpreter.type,parentSchema:schema21.properties.interpreter,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func1.call(schema20.properties, key0)) || (pattern3.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.connection !== undefined){
let data0 = data.connection;
if(!((data0 === "ssh") || (data0 === "local"))){
const err1 = {instancePath:instancePath+"/connection",schemaPath:"#/properties/connection/enum",keyword:"enum",params:{allowedValues: schema20.properties.connection.enum},schema:schema20.properties.connection.enum,parentSchema:schema20.properties.connection,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.port !== undefined){
let data1 = data.port;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},schema:schema20.properties.port.type,parentSchema:schema20.properties.port,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 65535 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema20.properties.port,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema20.properties.port,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.user !== undefined){
let data2 = data.user;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err5 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.user,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema20.properties.user.type,parentSchema:schema20.properties.user,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.identityFile !== undefined){
let data3 = data.identityFile;
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err7 = {instancePath:instancePath+"/identityFile",schemaPath:"#/properties/identityFile/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.identityFile,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/identityFile",schemaPath:"#/properties/identityFile/type",keyword:"type",params:{type: "string"},schema:schema20.properties.identityFile.type,parentSchema:schema20.properties.identityFile,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.knownHosts !== undefined){
let data4 = data.knownHosts;
if(Array.isArray(data4)){
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/knownHosts",schemaPath:"#/properties/knownHosts/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema20.properties.knownHosts,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
const err10 = {instancePath:instancePath+"/knownHosts/" + i0,schemaPath:"#/properties/knownHosts/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.knownHosts.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/knownHosts/" + i0,schemaPath:"#/properties/knownHosts/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.knownHosts.items.type,parentSchema:schema20.properties.knownHosts.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/knownHosts",schemaPath:"#/properties/knownHosts/type",keyword:"type",params:{type: "array"},schema:schema20.properties.knownHosts.type,parentSchema:schema20.properties.knownHosts,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.become !== undefined){
let data6 = data.become;
if(typeof data6 !== "boolean"){
const err13 = {instancePath:instancePath+"/become",schemaPath:"#/properties/become/type",keyword:"type",params:{type: "boolean"},schema:schema20.properties.become.type,parentSchema:schema20.properties.become,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.connectTimeout !== undefined){
let data7 = data.connectTimeout;
if(typeof data7 === "string"){
if(!pattern9.test(data7)){
const err14 = {instancePath:instancePath+"/connectTimeout",schemaPath:"#/properties/connectTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema20.properties.connectTimeout,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/connectTimeout",schemaPath:"#/properties/connectTimeout/type",keyword:"type",params:{type: "string"},schema:schema20.properties.connectTimeout.type,parentSchema:schema20.properties.connectTimeout,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.confirm !== undefined){
let data8 = data.confirm;
if(!(data8 === "controller")){
const err16 = {instancePath:instancePath+"/confirm",schemaPath:"#/properties/confirm/enum",keyword:"enum",params:{allowedValues: schema20.properties.confirm.enum},schema:schema20.properties.confirm.enum,parentSchema:schema20.properties.confirm,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.deployment !== undefined){
let data9 = data.deployment;
if(!((data9 === "systemd") || (data9 === "docker"))){
const err17 = {instancePath:instancePath+"/deployment",schemaPath:"#/properties/deployment/enum",keyword:"enum",params:{allowedValues: schema20.properties.deployment.enum},schema:schema20.properties.deployment.enum,parentSchema:schema20.properties.deployment,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.unitUser !== undefined){
let data10 = data.unitUser;
if(typeof data10 === "string"){
if(!pattern10.test(data10)){
const err18 = {instancePath:instancePath+"/unitUser",schemaPath:"#/properties/unitUser/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema20.properties.unitUser,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/unitUser",schemaPath:"#/properties/unitUser/type",keyword:"type",params:{type: "string"},schema:schema20.properties.unitUser.type,parentSchema:schema20.properties.unitUser,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.dockerUser !== undefined){
let data11 = data.dockerUser;
if(typeof data11 === "string"){
if(!pattern10.test(data11)){
const err20 = {instancePath:instancePath+"/dockerUser",schemaPath:"#/properties/dockerUser/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema20.properties.dockerUser,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/dockerUser",schemaPath:"#/properties/dockerUser/type",keyword:"type",params:{type: "string"},schema:schema20.properties.dockerUser.type,parentSchema:schema20.properties.dockerUser,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.service !== undefined){
let data12 = data.service;
if(typeof data12 === "string"){
if(!pattern4.test(data12)){
const err22 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.service,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},schema:schema20.properties.service.type,parentSchema:schema20.properties.service,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.health !== undefined){
let data13 = data.health;
if(typeof data13 === "string"){
if(!pattern13.test(data13)){
const err24 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},schema:"^https?://",parentSchema:schema20.properties.health,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},schema:schema20.properties.health.type,parentSchema:schema20.properties.health,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.stable !== undefined){
let data14 = data.stable;
if(typeof data14 === "string"){
if(!pattern9.test(data14)){
const err26 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema20.properties.stable,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "string"},schema:schema20.properties.stable.type,parentSchema:schema20.properties.stable,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.healthTimeout !== undefined){
let data15 = data.healthTimeout;
if(typeof data15 === "string"){
if(!pattern9.test(data15)){
const err28 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema20.properties.healthTimeout,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "string"},schema:schema20.properties.healthTimeout.type,parentSchema:schema20.properties.healthTimeout,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.method !== undefined){
let data16 = data.method;
if(!((data16 === "dockerfile") || (data16 === "override"))){
const err30 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema20.properties.method.enum},schema:schema20.properties.method.enum,parentSchema:schema20.properties.method,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.rebuild !== undefined){
let data17 = data.rebuild;
if(!((data17 === "thin") || (data17 === "full"))){
const err31 = {instancePath:instancePath+"/rebuild",schemaPath:"#/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema20.properties.rebuild.enum},schema:schema20.properties.rebuild.enum,parentSchema:schema20.properties.rebuild,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.allowUpgrade !== undefined){
let data18 = data.allowUpgrade;
if(typeof data18 !== "boolean"){
const err32 = {instancePath:instancePath+"/allowUpgrade",schemaPath:"#/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},schema:schema20.properties.allowUpgrade.type,parentSchema:schema20.properties.allowUpgrade,data:data18};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.playbook !== undefined){
let data19 = data.playbook;
if(typeof data19 === "string"){
if(!pattern4.test(data19)){
const err33 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.playbook,data:data19};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"},schema:schema20.properties.playbook.type,parentSchema:schema20.properties.playbook,data:data19};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.vars !== undefined){
if(!(validate54(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema22 = {"type":"object","additionalProperties":false,"patternProperties":{"^x-":{}},"properties":{"parallel":{"type":"integer","minimum":1},"canary":{"type":"integer","minimum":0},"waves":{"type":"array","items":{"type":["integer","string"],"pattern":"^([1-9][0-9]?|100)%$","minimum":1}},"maxFailures":{"type":["integer","string"],"pattern":"^([1-9]?[0-9]|100)%$","minimum":0},"soak":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"packageWait":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"}}};
const pattern20 = new RegExp("^([1-9][0-9]?|100)%$", "u");
const pattern21 = new RegExp("^([1-9]?[0-9]|100)%$", "u");

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "parallel") || (key0 === "canary")) || (key0 === "waves")) || (key0 === "maxFailures")) || (key0 === "soak")) || (key0 === "packageWait")) || (pattern3.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.parallel !== undefined){
let data0 = data.parallel;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/type",keyword:"type",params:{type: "integer"},schema:schema22.properties.parallel.type,parentSchema:schema22.properties.parallel,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema22.properties.parallel,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
if(data.canary !== undefined){
let data1 = data.canary;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/canary",schemaPath:"#/properties/canary/type",keyword:"type",params:{type: "integer"},schema:schema22.properties.canary.type,parentSchema:schema22.properties.canary,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/canary",schemaPath:"#/properties/canary/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema22.properties.canary,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.waves !== undefined){
let data2 = data.waves;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (typeof data3 !== "string")){
const err5 = {instancePath:instancePath+"/waves/" + i0,schemaPath:"#/properties/waves/items/type",keyword:"type",params:{type: schema22.properties.waves.items.type},schema:schema22.properties.waves.items.type,parentSchema:schema22.properties.waves.items,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/waves/" + i0,schemaPath:"#/properties/waves/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema22.properties.waves.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(typeof data3 === "string"){
if(!pattern20.test(data3)){
const err7 = {instancePath:instancePath+"/waves/" + i0,schemaPath:"#/properties/waves/items/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|100)%$"},schema:"^([1-9][0-9]?|100)%$",parentSchema:schema22.properties.waves.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
else {
const err8 = {instancePath:instancePath+"/waves",schemaPath:"#/properties/waves/type",keyword:"type",params:{type: "array"},schema:schema22.properties.waves.type,parentSchema:schema22.properties.waves,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.maxFailures !== undefined){
let data4 = data.maxFailures;
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (typeof data4 !== "string")){
const err9 = {instancePath:instancePath+"/maxFailures",schemaPath:"#/properties/maxFailures/type",keyword:"type",params:{type: schema22.properties.maxFailures.type},schema:schema22.properties.maxFailures.type,parentSchema:schema22.properties.maxFailures,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/maxFailures",schemaPath:"#/properties/maxFailures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema22.properties.maxFailures,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(typeof data4 === "string"){
if(!pattern21.test(data4)){
const err11 = {instancePath:instancePath+"/maxFailures",schemaPath:"#/properties/maxFailures/pattern",keyword:"pattern",params:{pattern: "^([1-9]?[0-9]|100)%$"},schema:"^([1-9]?[0-9]|100)%$",parentSchema:schema22.properties.maxFailures,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.soak !== undefined){
let data5 = data.soak;
if(typeof data5 === "string"){
if(!pattern9.test(data5)){
const err12 = {instancePath:instancePath+"/soak",schemaPath:"#/properties/soak/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema22.properties.soak,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/soak",schemaPath:"#/properties/soak/type",keyword:"type",params:{type: "string"},schema:schema22.properties.soak.type,parentSchema:schema22.properties.soak,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.packageWait !== undefined){
let data6 = data.packageWait;
if(typeof data6 === "string"){
if(!pattern9.test(data6)){
const err14 = {instancePath:instancePath+"/packageWait",schemaPath:"#/properties/packageWait/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema22.properties.packageWait,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/packageWait",schemaPath:"#/properties/packageWait/type",keyword:"type",params:{type: "string"},schema:schema22.properties.packageWait.type,parentSchema:schema22.properties.packageWait,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema23 = {"type":"object","properties":{"address":{"type":"string","pattern":"\\S"},"connection":{"enum":["ssh","local"]},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string","pattern":"\\S"},"identityFile":{"type":"string","pattern":"\\S"},"knownHosts":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"type":"boolean"},"connectTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"enum":["controller"]},"redundancy":{"type":"string","pattern":"\\S"},"deployment":{"enum":["systemd","docker"]},"unit":{"type":"string","pattern":"\\S"},"units":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1,"uniqueItems":true},"directory":{"type":"string","pattern":"^/"},"unitUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"dockerUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"service":{"type":"string","pattern":"\\S"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"playbook":{"type":"string","pattern":"\\S"},"vars":{"$ref":"#/$defs/Vars"},"instances":{"type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/InstanceFile"}}},"patternProperties":{"^x-":{}},"additionalProperties":false};
const pattern33 = new RegExp("^/", "u");
const schema24 = {"type":"object","properties":{"deployment":{"enum":["systemd","docker"]},"unit":{"type":"string","pattern":"\\S"},"units":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1,"uniqueItems":true},"directory":{"type":"string","pattern":"^/"},"unitUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"dockerUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"service":{"type":"string","pattern":"\\S"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"playbook":{"type":"string","pattern":"\\S"},"vars":{"$ref":"#/$defs/Vars"}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func1.call(schema24.properties, key0)) || (pattern3.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.deployment !== undefined){
let data0 = data.deployment;
if(!((data0 === "systemd") || (data0 === "docker"))){
const err1 = {instancePath:instancePath+"/deployment",schemaPath:"#/properties/deployment/enum",keyword:"enum",params:{allowedValues: schema24.properties.deployment.enum},schema:schema24.properties.deployment.enum,parentSchema:schema24.properties.deployment,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err2 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema24.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},schema:schema24.properties.unit.type,parentSchema:schema24.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.units !== undefined){
let data2 = data.units;
if(Array.isArray(data2)){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema24.properties.units,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err5 = {instancePath:instancePath+"/units/" + i0,schemaPath:"#/properties/units/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema24.properties.units.items,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/units/" + i0,schemaPath:"#/properties/units/items/type",keyword:"type",params:{type: "string"},schema:schema24.properties.units.items.type,parentSchema:schema24.properties.units.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err7 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema24.properties.units,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err8 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/type",keyword:"type",params:{type: "array"},schema:schema24.properties.units.type,parentSchema:schema24.properties.units,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.directory !== undefined){
let data4 = data.directory;
if(typeof data4 === "string"){
if(!pattern33.test(data4)){
const err9 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema24.properties.directory,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},schema:schema24.properties.directory.type,parentSchema:schema24.properties.directory,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.unitUser !== undefined){
let data5 = data.unitUser;
if(typeof data5 === "string"){
if(!pattern10.test(data5)){
const err11 = {instancePath:instancePath+"/unitUser",schemaPath:"#/properties/unitUser/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema24.properties.unitUser,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/unitUser",schemaPath:"#/properties/unitUser/type",keyword:"type",params:{type: "string"},schema:schema24.properties.unitUser.type,parentSchema:schema24.properties.unitUser,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.dockerUser !== undefined){
let data6 = data.dockerUser;
if(typeof data6 === "string"){
if(!pattern10.test(data6)){
const err13 = {instancePath:instancePath+"/dockerUser",schemaPath:"#/properties/dockerUser/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema24.properties.dockerUser,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/dockerUser",schemaPath:"#/properties/dockerUser/type",keyword:"type",params:{type: "string"},schema:schema24.properties.dockerUser.type,parentSchema:schema24.properties.dockerUser,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.service !== undefined){
let data7 = data.service;
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
const err15 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema24.properties.service,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},schema:schema24.properties.service.type,parentSchema:schema24.properties.service,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.health !== undefined){
let data8 = data.health;
if(typeof data8 === "string"){
if(!pattern13.test(data8)){
const err17 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},schema:"^https?://",parentSchema:schema24.properties.health,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},schema:schema24.properties.health.type,parentSchema:schema24.properties.health,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.stable !== undefined){
let data9 = data.stable;
if(typeof data9 === "string"){
if(!pattern9.test(data9)){
const err19 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema24.properties.stable,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "string"},schema:schema24.properties.stable.type,parentSchema:schema24.properties.stable,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.healthTimeout !== undefined){
let data10 = data.healthTimeout;
if(typeof data10 === "string"){
if(!pattern9.test(data10)){
const err21 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema24.properties.healthTimeout,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "string"},schema:schema24.properties.healthTimeout.type,parentSchema:schema24.properties.healthTimeout,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.method !== undefined){
let data11 = data.method;
if(!((data11 === "dockerfile") || (data11 === "override"))){
const err23 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema24.properties.method.enum},schema:schema24.properties.method.enum,parentSchema:schema24.properties.method,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.rebuild !== undefined){
let data12 = data.rebuild;
if(!((data12 === "thin") || (data12 === "full"))){
const err24 = {instancePath:instancePath+"/rebuild",schemaPath:"#/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema24.properties.rebuild.enum},schema:schema24.properties.rebuild.enum,parentSchema:schema24.properties.rebuild,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.allowUpgrade !== undefined){
let data13 = data.allowUpgrade;
if(typeof data13 !== "boolean"){
const err25 = {instancePath:instancePath+"/allowUpgrade",schemaPath:"#/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},schema:schema24.properties.allowUpgrade.type,parentSchema:schema24.properties.allowUpgrade,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.playbook !== undefined){
let data14 = data.playbook;
if(typeof data14 === "string"){
if(!pattern4.test(data14)){
const err26 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema24.properties.playbook,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"},schema:schema24.properties.playbook.type,parentSchema:schema24.properties.playbook,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.vars !== undefined){
if(!(validate54(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func1.call(schema23.properties, key0)) || (pattern3.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.address !== undefined){
let data0 = data.address;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err1 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.address,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},schema:schema23.properties.address.type,parentSchema:schema23.properties.address,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.connection !== undefined){
let data1 = data.connection;
if(!((data1 === "ssh") || (data1 === "local"))){
const err3 = {instancePath:instancePath+"/connection",schemaPath:"#/properties/connection/enum",keyword:"enum",params:{allowedValues: schema23.properties.connection.enum},schema:schema23.properties.connection.enum,parentSchema:schema23.properties.connection,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.port !== undefined){
let data2 = data.port;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},schema:schema23.properties.port.type,parentSchema:schema23.properties.port,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 65535 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema23.properties.port,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema23.properties.port,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.user !== undefined){
let data3 = data.user;
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err7 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.user,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema23.properties.user.type,parentSchema:schema23.properties.user,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.identityFile !== undefined){
let data4 = data.identityFile;
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
const err9 = {instancePath:instancePath+"/identityFile",schemaPath:"#/properties/identityFile/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.identityFile,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/identityFile",schemaPath:"#/properties/identityFile/type",keyword:"type",params:{type: "string"},schema:schema23.properties.identityFile.type,parentSchema:schema23.properties.identityFile,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.knownHosts !== undefined){
let data5 = data.knownHosts;
if(Array.isArray(data5)){
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/knownHosts",schemaPath:"#/properties/knownHosts/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema23.properties.knownHosts,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
const err12 = {instancePath:instancePath+"/knownHosts/" + i0,schemaPath:"#/properties/knownHosts/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.knownHosts.items,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/knownHosts/" + i0,schemaPath:"#/properties/knownHosts/items/type",keyword:"type",params:{type: "string"},schema:schema23.properties.knownHosts.items.type,parentSchema:schema23.properties.knownHosts.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/knownHosts",schemaPath:"#/properties/knownHosts/type",keyword:"type",params:{type: "array"},schema:schema23.properties.knownHosts.type,parentSchema:schema23.properties.knownHosts,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.become !== undefined){
let data7 = data.become;
if(typeof data7 !== "boolean"){
const err15 = {instancePath:instancePath+"/become",schemaPath:"#/properties/become/type",keyword:"type",params:{type: "boolean"},schema:schema23.properties.become.type,parentSchema:schema23.properties.become,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.connectTimeout !== undefined){
let data8 = data.connectTimeout;
if(typeof data8 === "string"){
if(!pattern9.test(data8)){
const err16 = {instancePath:instancePath+"/connectTimeout",schemaPath:"#/properties/connectTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema23.properties.connectTimeout,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/connectTimeout",schemaPath:"#/properties/connectTimeout/type",keyword:"type",params:{type: "string"},schema:schema23.properties.connectTimeout.type,parentSchema:schema23.properties.connectTimeout,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.confirm !== undefined){
let data9 = data.confirm;
if(!(data9 === "controller")){
const err18 = {instancePath:instancePath+"/confirm",schemaPath:"#/properties/confirm/enum",keyword:"enum",params:{allowedValues: schema23.properties.confirm.enum},schema:schema23.properties.confirm.enum,parentSchema:schema23.properties.confirm,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.redundancy !== undefined){
let data10 = data.redundancy;
if(typeof data10 === "string"){
if(!pattern4.test(data10)){
const err19 = {instancePath:instancePath+"/redundancy",schemaPath:"#/properties/redundancy/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.redundancy,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/redundancy",schemaPath:"#/properties/redundancy/type",keyword:"type",params:{type: "string"},schema:schema23.properties.redundancy.type,parentSchema:schema23.properties.redundancy,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.deployment !== undefined){
let data11 = data.deployment;
if(!((data11 === "systemd") || (data11 === "docker"))){
const err21 = {instancePath:instancePath+"/deployment",schemaPath:"#/properties/deployment/enum",keyword:"enum",params:{allowedValues: schema23.properties.deployment.enum},schema:schema23.properties.deployment.enum,parentSchema:schema23.properties.deployment,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.unit !== undefined){
let data12 = data.unit;
if(typeof data12 === "string"){
if(!pattern4.test(data12)){
const err22 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.unit,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},schema:schema23.properties.unit.type,parentSchema:schema23.properties.unit,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.units !== undefined){
let data13 = data.units;
if(Array.isArray(data13)){
if(data13.length < 1){
const err24 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema23.properties.units,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
if(typeof data14 === "string"){
if(!pattern4.test(data14)){
const err25 = {instancePath:instancePath+"/units/" + i1,schemaPath:"#/properties/units/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.units.items,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/units/" + i1,schemaPath:"#/properties/units/items/type",keyword:"type",params:{type: "string"},schema:schema23.properties.units.items.type,parentSchema:schema23.properties.units.items,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
let i2 = data13.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data13[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err27 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema23.properties.units,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err28 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/type",keyword:"type",params:{type: "array"},schema:schema23.properties.units.type,parentSchema:schema23.properties.units,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.directory !== undefined){
let data15 = data.directory;
if(typeof data15 === "string"){
if(!pattern33.test(data15)){
const err29 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema23.properties.directory,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},schema:schema23.properties.directory.type,parentSchema:schema23.properties.directory,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.unitUser !== undefined){
let data16 = data.unitUser;
if(typeof data16 === "string"){
if(!pattern10.test(data16)){
const err31 = {instancePath:instancePath+"/unitUser",schemaPath:"#/properties/unitUser/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema23.properties.unitUser,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/unitUser",schemaPath:"#/properties/unitUser/type",keyword:"type",params:{type: "string"},schema:schema23.properties.unitUser.type,parentSchema:schema23.properties.unitUser,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.dockerUser !== undefined){
let data17 = data.dockerUser;
if(typeof data17 === "string"){
if(!pattern10.test(data17)){
const err33 = {instancePath:instancePath+"/dockerUser",schemaPath:"#/properties/dockerUser/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema23.properties.dockerUser,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/dockerUser",schemaPath:"#/properties/dockerUser/type",keyword:"type",params:{type: "string"},schema:schema23.properties.dockerUser.type,parentSchema:schema23.properties.dockerUser,data:data17};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.service !== undefined){
let data18 = data.service;
if(typeof data18 === "string"){
if(!pattern4.test(data18)){
const err35 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.service,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},schema:schema23.properties.service.type,parentSchema:schema23.properties.service,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.health !== undefined){
let data19 = data.health;
if(typeof data19 === "string"){
if(!pattern13.test(data19)){
const err37 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},schema:"^https?://",parentSchema:schema23.properties.health,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},schema:schema23.properties.health.type,parentSchema:schema23.properties.health,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.stable !== undefined){
let data20 = data.stable;
if(typeof data20 === "string"){
if(!pattern9.test(data20)){
const err39 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema23.properties.stable,data:data20};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "string"},schema:schema23.properties.stable.type,parentSchema:schema23.properties.stable,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.healthTimeout !== undefined){
let data21 = data.healthTimeout;
if(typeof data21 === "string"){
if(!pattern9.test(data21)){
const err41 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema23.properties.healthTimeout,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "string"},schema:schema23.properties.healthTimeout.type,parentSchema:schema23.properties.healthTimeout,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.method !== undefined){
let data22 = data.method;
if(!((data22 === "dockerfile") || (data22 === "override"))){
const err43 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema23.properties.method.enum},schema:schema23.properties.method.enum,parentSchema:schema23.properties.method,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.rebuild !== undefined){
let data23 = data.rebuild;
if(!((data23 === "thin") || (data23 === "full"))){
const err44 = {instancePath:instancePath+"/rebuild",schemaPath:"#/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema23.properties.rebuild.enum},schema:schema23.properties.rebuild.enum,parentSchema:schema23.properties.rebuild,data:data23};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.allowUpgrade !== undefined){
let data24 = data.allowUpgrade;
if(typeof data24 !== "boolean"){
const err45 = {instancePath:instancePath+"/allowUpgrade",schemaPath:"#/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},schema:schema23.properties.allowUpgrade.type,parentSchema:schema23.properties.allowUpgrade,data:data24};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.playbook !== undefined){
let data25 = data.playbook;
if(typeof data25 === "string"){
if(!pattern4.test(data25)){
const err46 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema23.properties.playbook,data:data25};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"},schema:schema23.properties.playbook.type,parentSchema:schema23.properties.playbook,data:data25};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.vars !== undefined){
if(!(validate54(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.instances !== undefined){
let data27 = data.instances;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(Object.keys(data27).length < 1){
const err48 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema23.properties.instances,data:data27};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key1 in data27){
if(!(validate62(data27[key1], {instancePath:instancePath+"/instances/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data27,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
}
else {
const err49 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/type",keyword:"type",params:{type: "object"},schema:schema23.properties.instances.type,parentSchema:schema23.properties.instances,data:data27};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema25 = {"type":"object","properties":{"hosts":{"type":"array","items":{"type":"string","pattern":"\\S"}},"connection":{"enum":["ssh","local"]},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string","pattern":"\\S"},"identityFile":{"type":"string","pattern":"\\S"},"knownHosts":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"type":"boolean"},"connectTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"enum":["controller"]},"redundancy":{"type":"string","pattern":"\\S"},"deployment":{"enum":["systemd","docker"]},"unitUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"dockerUser":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"service":{"type":"string","pattern":"\\S"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"playbook":{"type":"string","pattern":"\\S"},"vars":{"$ref":"#/$defs/Vars"}},"patternProperties":{"^x-":{}},"additionalProperties":false,"required":["hosts"]};

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.hosts === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hosts"},schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((func1.call(schema25.properties, key0)) || (pattern3.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.hosts !== undefined){
let data0 = data.hosts;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err2 = {instancePath:instancePath+"/hosts/" + i0,schemaPath:"#/properties/hosts/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema25.properties.hosts.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/hosts/" + i0,schemaPath:"#/properties/hosts/items/type",keyword:"type",params:{type: "string"},schema:schema25.properties.hosts.items.type,parentSchema:schema25.properties.hosts.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: "array"},schema:schema25.properties.hosts.type,parentSchema:schema25.properties.hosts,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.connection !== undefined){
let data2 = data.connection;
if(!((data2 === "ssh") || (data2 === "local"))){
const err5 = {instancePath:instancePath+"/connection",schemaPath:"#/properties/connection/enum",keyword:"enum",params:{allowedValues: schema25.properties.connection.enum},schema:schema25.properties.connection.enum,parentSchema:schema25.properties.connection,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.port !== undefined){
let data3 = data.port;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err6 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},schema:schema25.properties.port.type,parentSchema:schema25.properties.port,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 65535 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema25.properties.port,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema25.properties.port,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.user !== undefined){
let data4 = data.user;
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
const err9 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema25.properties.user,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema25.properties.user.type,parentSchema:schema25.properties.user,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.identityFile !== undefined){
let data5 = data.identityFile;
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
const err11 = {instancePath:instancePath+"/identityFile",schemaPath:"#/properties/identityFile/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema25.properties.identityFile,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/identityFile",schemaPath:"#/properties/identityFile/type",keyword:"type",params:{type: "string"},schema:schema25.properties.identityFile.type,parentSchema:schema25.properties.identityFile,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.knownHosts !== undefined){
let data6 = data.knownHosts;
if(Array.isArray(data6)){
if(data6.length < 1){
const err13 = {instancePath:instancePath+"/knownHosts",schemaPath:"#/properties/knownHosts/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema25.properties.knownHosts,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
const err14 = {instancePath:instancePath+"/knownHosts/" + i1,schemaPath:"#/properties/knownHosts/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema25.properties.knownHosts.items,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/knownHosts/" + i1,schemaPath:"#/properties/knownHosts/items/type",keyword:"type",params:{type: "string"},schema:schema25.properties.knownHosts.items.type,parentSchema:schema25.properties.knownHosts.items,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/knownHosts",schemaPath:"#/properties/knownHosts/type",keyword:"type",params:{type: "array"},schema:schema25.properties.knownHosts.type,parentSchema:schema25.properties.knownHosts,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.become !== undefined){
let data8 = data.become;
if(typeof data8 !== "boolean"){
const err17 = {instancePath:instancePath+"/become",schemaPath:"#/properties/become/type",keyword:"type",params:{type: "boolean"},schema:schema25.properties.become.type,parentSchema:schema25.properties.become,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.connectTimeout !== undefined){
let data9 = data.connectTimeout;
if(typeof data9 === "string"){
if(!pattern9.test(data9)){
const err18 = {instancePath:instancePath+"/connectTimeout",schemaPath:"#/properties/connectTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema25.properties.connectTimeout,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/connectTimeout",schemaPath:"#/properties/connectTimeout/type",keyword:"type",params:{type: "string"},schema:schema25.properties.connectTimeout.type,parentSchema:schema25.properties.connectTimeout,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.confirm !== undefined){
let data10 = data.confirm;
if(!(data10 === "controller")){
const err20 = {instancePath:instancePath+"/confirm",schemaPath:"#/properties/confirm/enum",keyword:"enum",params:{allowedValues: schema25.properties.confirm.enum},schema:schema25.properties.confirm.enum,parentSchema:schema25.properties.confirm,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.redundancy !== undefined){
let data11 = data.redundancy;
if(typeof data11 === "string"){
if(!pattern4.test(data11)){
const err21 = {instancePath:instancePath+"/redundancy",schemaPath:"#/properties/redundancy/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema25.properties.redundancy,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/redundancy",schemaPath:"#/properties/redundancy/type",keyword:"type",params:{type: "string"},schema:schema25.properties.redundancy.type,parentSchema:schema25.properties.redundancy,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.deployment !== undefined){
let data12 = data.deployment;
if(!((data12 === "systemd") || (data12 === "docker"))){
const err23 = {instancePath:instancePath+"/deployment",schemaPath:"#/properties/deployment/enum",keyword:"enum",params:{allowedValues: schema25.properties.deployment.enum},schema:schema25.properties.deployment.enum,parentSchema:schema25.properties.deployment,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.unitUser !== undefined){
let data13 = data.unitUser;
if(typeof data13 === "string"){
if(!pattern10.test(data13)){
const err24 = {instancePath:instancePath+"/unitUser",schemaPath:"#/properties/unitUser/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema25.properties.unitUser,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/unitUser",schemaPath:"#/properties/unitUser/type",keyword:"type",params:{type: "string"},schema:schema25.properties.unitUser.type,parentSchema:schema25.properties.unitUser,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.dockerUser !== undefined){
let data14 = data.dockerUser;
if(typeof data14 === "string"){
if(!pattern10.test(data14)){
const err26 = {instancePath:instancePath+"/dockerUser",schemaPath:"#/properties/dockerUser/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema25.properties.dockerUser,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/dockerUser",schemaPath:"#/properties/dockerUser/type",keyword:"type",params:{type: "string"},schema:schema25.properties.dockerUser.type,parentSchema:schema25.properties.dockerUser,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.service !== undefined){
let data15 = data.service;
if(typeof data15 === "string"){
if(!pattern4.test(data15)){
const err28 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema25.properties.service,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},schema:schema25.properties.service.type,parentSchema:schema25.properties.service,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.health !== undefined){
let data16 = data.health;
if(typeof data16 === "string"){
if(!pattern13.test(data16)){
const err30 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},schema:"^https?://",parentSchema:schema25.properties.health,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},schema:schema25.properties.health.type,parentSchema:schema25.properties.health,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.stable !== undefined){
let data17 = data.stable;
if(typeof data17 === "string"){
if(!pattern9.test(data17)){
const err32 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema25.properties.stable,data:data17};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "string"},schema:schema25.properties.stable.type,parentSchema:schema25.properties.stable,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.healthTimeout !== undefined){
let data18 = data.healthTimeout;
if(typeof data18 === "string"){
if(!pattern9.test(data18)){
const err34 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},schema:"^[0-9]+(ms|s|m|h)$",parentSchema:schema25.properties.healthTimeout,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "string"},schema:schema25.properties.healthTimeout.type,parentSchema:schema25.properties.healthTimeout,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.method !== undefined){
let data19 = data.method;
if(!((data19 === "dockerfile") || (data19 === "override"))){
const err36 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema25.properties.method.enum},schema:schema25.properties.method.enum,parentSchema:schema25.properties.method,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.rebuild !== undefined){
let data20 = data.rebuild;
if(!((data20 === "thin") || (data20 === "full"))){
const err37 = {instancePath:instancePath+"/rebuild",schemaPath:"#/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema25.properties.rebuild.enum},schema:schema25.properties.rebuild.enum,parentSchema:schema25.properties.rebuild,data:data20};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.allowUpgrade !== undefined){
let data21 = data.allowUpgrade;
if(typeof data21 !== "boolean"){
const err38 = {instancePath:instancePath+"/allowUpgrade",schemaPath:"#/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},schema:schema25.properties.allowUpgrade.type,parentSchema:schema25.properties.allowUpgrade,data:data21};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.playbook !== undefined){
let data22 = data.playbook;
if(typeof data22 === "string"){
if(!pattern4.test(data22)){
const err39 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema25.properties.playbook,data:data22};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"},schema:schema25.properties.playbook.type,parentSchema:schema25.properties.playbook,data:data22};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.vars !== undefined){
if(!(validate54(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://fleet.invalid/schemas/inventory.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.hosts === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hosts"},schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "version") || (key0 === "playbook")) || (key0 === "defaults")) || (key0 === "strategy")) || (key0 === "vars")) || (key0 === "hosts")) || (key0 === "groups")) || (pattern3.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(1 !== data0){
const err3 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema19.properties.version,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.playbook !== undefined){
let data1 = data.playbook;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err4 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema19.properties.playbook,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"},schema:schema19.properties.playbook.type,parentSchema:schema19.properties.playbook,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.defaults !== undefined){
if(!(validate53(data.defaults, {instancePath:instancePath+"/defaults",parentData:data,parentDataProperty:"defaults",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.strategy !== undefined){
if(!(validate57(data.strategy, {instancePath:instancePath+"/strategy",parentData:data,parentDataProperty:"strategy",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.vars !== undefined){
if(!(validate54(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.hosts !== undefined){
let data5 = data.hosts;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length < 1){
const err6 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema19.properties.hosts,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data5){
if(!(validate60(data5[key1], {instancePath:instancePath+"/hosts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data5,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: "object"},schema:schema19.properties.hosts.type,parentSchema:schema19.properties.hosts,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.groups !== undefined){
let data7 = data.groups;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key2 in data7){
if(!(validate66(data7[key2], {instancePath:instancePath+"/groups/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data7,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "object"},schema:schema19.properties.groups.type,parentSchema:schema19.properties.groups,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateWhen = validate93;
const schema36 = {"type":"object","additionalProperties":{"type":["string","number","boolean"]}};

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate93.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema36.additionalProperties.type},schema:schema36.additionalProperties.type,parentSchema:schema36.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}
validate93.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validatePackageDeclared = validate94;
const schema27 = {"type":"object","required":["kind","name"],"properties":{"kind":{"const":"package"},"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9+.-]*$"}},"additionalProperties":false};
const pattern66 = new RegExp("^[a-z0-9][a-z0-9+.-]*$", "u");

function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate94.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "kind") || (key0 === "name"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if("package" !== data0){
const err3 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "package"},schema:"package",parentSchema:schema27.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(!pattern66.test(data1)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9+.-]*$"},schema:"^[a-z0-9][a-z0-9+.-]*$",parentSchema:schema27.properties.name,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema27.properties.name.type,parentSchema:schema27.properties.name,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}
validate94.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateLibraryDeclared = validate95;
const schema28 = {"type":"object","required":["kind","allocator","unit","interpreter"],"properties":{"kind":{"const":"library"},"allocator":{"$ref":"#/$defs/Allocator"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"}},"additionalProperties":false};
const schema29 = {"type":"string","enum":["jemalloc","mimalloc","glibc"]};

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate73.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "jemalloc") || (data === "mimalloc")) || (data === "glibc"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema29.enum},schema:schema29.enum,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}
validate73.evaluated = {"dynamicProps":false,"dynamicItems":false};

const pattern67 = new RegExp("^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$", "u");

function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate95.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.allocator === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.unit === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit"},schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.interpreter === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "allocator")) || (key0 === "unit")) || (key0 === "user")) || (key0 === "interpreter"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if("library" !== data0){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "library"},schema:"library",parentSchema:schema28.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.allocator !== undefined){
if(!(validate73(data.allocator, {instancePath:instancePath+"/allocator",parentData:data,parentDataProperty:"allocator",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.unit !== undefined){
let data2 = data.unit;
if(typeof data2 === "string"){
if(!pattern67.test(data2)){
const err6 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},schema:"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$",parentSchema:schema28.properties.unit,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},schema:schema28.properties.unit.type,parentSchema:schema28.properties.unit,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.user !== undefined){
let data3 = data.user;
if(typeof data3 === "string"){
if(!pattern10.test(data3)){
const err8 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema28.properties.user,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema28.properties.user.type,parentSchema:schema28.properties.user,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data4 = data.interpreter;
if(typeof data4 === "string"){
if(!pattern18.test(data4)){
const err10 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},schema:"^[A-Za-z0-9._+-]+$",parentSchema:schema28.properties.interpreter,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},schema:schema28.properties.interpreter.type,parentSchema:schema28.properties.interpreter,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate95.errors = vErrors;
return errors === 0;
}
validate95.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateFileDeclared = validate97;
const schema30 = {"type":"object","required":["kind","path","content"],"properties":{"kind":{"const":"file"},"path":{"type":"string","pattern":"^(?!.*/\\.{1,2}(/|$))(/[^/\\u0000-\\u001f\\u007f-\\u009f]+)+$"},"content":{"type":"string"},"mode":{"type":"string","pattern":"^0[0-7]{3}$"}},"additionalProperties":false};
const pattern70 = new RegExp("^(?!.*/\\.{1,2}(/|$))(/[^/\\u0000-\\u001f\\u007f-\\u009f]+)+$", "u");
const pattern71 = new RegExp("^0[0-7]{3}$", "u");

function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate97.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema30.required,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.path === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},schema:schema30.required,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.content === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"},schema:schema30.required,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "kind") || (key0 === "path")) || (key0 === "content")) || (key0 === "mode"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if("file" !== data0){
const err4 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "file"},schema:"file",parentSchema:schema30.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.path !== undefined){
let data1 = data.path;
if(typeof data1 === "string"){
if(!pattern70.test(data1)){
const err5 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?!.*/\\.{1,2}(/|$))(/[^/\\u0000-\\u001f\\u007f-\\u009f]+)+$"},schema:"^(?!.*/\\.{1,2}(/|$))(/[^/\\u0000-\\u001f\\u007f-\\u009f]+)+$",parentSchema:schema30.properties.path,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},schema:schema30.properties.path.type,parentSchema:schema30.properties.path,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.content !== undefined){
let data2 = data.content;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"},schema:schema30.properties.content.type,parentSchema:schema30.properties.content,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.mode !== undefined){
let data3 = data.mode;
if(typeof data3 === "string"){
if(!pattern71.test(data3)){
const err8 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0[0-7]{3}$"},schema:"^0[0-7]{3}$",parentSchema:schema30.properties.mode,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},schema:schema30.properties.mode.type,parentSchema:schema30.properties.mode,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate97.errors = vErrors;
return errors === 0;
}
validate97.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateSystemdEnvironmentDeclared = validate98;
const schema31 = {"type":"object","required":["kind","unit","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"systemd-environment"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate98.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.unit === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.interpreter === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.allocator === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.mallocConf === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if("systemd-environment" !== data0){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "systemd-environment"},schema:"systemd-environment",parentSchema:schema31.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(typeof data1 === "string"){
if(!pattern67.test(data1)){
const err7 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},schema:"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$",parentSchema:schema31.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},schema:schema31.properties.unit.type,parentSchema:schema31.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.user !== undefined){
let data2 = data.user;
if(typeof data2 === "string"){
if(!pattern10.test(data2)){
const err9 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema31.properties.user,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema31.properties.user.type,parentSchema:schema31.properties.user,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data3 = data.interpreter;
if(typeof data3 === "string"){
if(!pattern18.test(data3)){
const err11 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},schema:"^[A-Za-z0-9._+-]+$",parentSchema:schema31.properties.interpreter,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},schema:schema31.properties.interpreter.type,parentSchema:schema31.properties.interpreter,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.allocator !== undefined){
if(!(validate73(data.allocator, {instancePath:instancePath+"/allocator",parentData:data,parentDataProperty:"allocator",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.mallocConf !== undefined){
let data5 = data.mallocConf;
if(typeof data5 !== "string"){
const err13 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},schema:schema31.properties.mallocConf.type,parentSchema:schema31.properties.mallocConf,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.arenas !== undefined){
let data6 = data.arenas;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err14 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.arenas.type,parentSchema:schema31.properties.arenas,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.arenas,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.trimThreshold !== undefined){
let data7 = data.trimThreshold;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err16 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.trimThreshold.type,parentSchema:schema31.properties.trimThreshold,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.trimThreshold,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.tunables !== undefined){
let data8 = data.tunables;
if(typeof data8 === "string"){
if(!pattern17.test(data8)){
const err18 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},schema:"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$",parentSchema:schema31.properties.tunables,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},schema:schema31.properties.tunables.type,parentSchema:schema31.properties.tunables,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.replace !== undefined){
let data9 = data.replace;
if(typeof data9 !== "boolean"){
const err20 = {instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.replace.type,parentSchema:schema31.properties.replace,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}
validate98.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateSystemdServiceDeclared = validate100;
const schema32 = {"type":"object","required":["kind","unit","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"systemd-service"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate100.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.unit === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.interpreter === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.allocator === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.mallocConf === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if("systemd-service" !== data0){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "systemd-service"},schema:"systemd-service",parentSchema:schema32.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(typeof data1 === "string"){
if(!pattern67.test(data1)){
const err7 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},schema:"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$",parentSchema:schema32.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},schema:schema32.properties.unit.type,parentSchema:schema32.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.user !== undefined){
let data2 = data.user;
if(typeof data2 === "string"){
if(!pattern10.test(data2)){
const err9 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema32.properties.user,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema32.properties.user.type,parentSchema:schema32.properties.user,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data3 = data.interpreter;
if(typeof data3 === "string"){
if(!pattern18.test(data3)){
const err11 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},schema:"^[A-Za-z0-9._+-]+$",parentSchema:schema32.properties.interpreter,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},schema:schema32.properties.interpreter.type,parentSchema:schema32.properties.interpreter,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.allocator !== undefined){
if(!(validate73(data.allocator, {instancePath:instancePath+"/allocator",parentData:data,parentDataProperty:"allocator",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.mallocConf !== undefined){
let data5 = data.mallocConf;
if(typeof data5 !== "string"){
const err13 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},schema:schema32.properties.mallocConf.type,parentSchema:schema32.properties.mallocConf,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.arenas !== undefined){
let data6 = data.arenas;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err14 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.arenas.type,parentSchema:schema32.properties.arenas,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.arenas,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.trimThreshold !== undefined){
let data7 = data.trimThreshold;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err16 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.trimThreshold.type,parentSchema:schema32.properties.trimThreshold,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema32.properties.trimThreshold,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.tunables !== undefined){
let data8 = data.tunables;
if(typeof data8 === "string"){
if(!pattern17.test(data8)){
const err18 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},schema:"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$",parentSchema:schema32.properties.tunables,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},schema:schema32.properties.tunables.type,parentSchema:schema32.properties.tunables,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.replace !== undefined){
let data9 = data.replace;
if(typeof data9 !== "boolean"){
const err20 = {instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},schema:schema32.properties.replace.type,parentSchema:schema32.properties.replace,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate100.errors = vErrors;
return errors === 0;
}
validate100.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateDockerfileDeclared = validate102;
const schema33 = {"type":"object","required":["kind","directory","service","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"dockerfile"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"method":{"enum":["dockerfile","override"]},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false};

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate102.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.directory === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"},schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.service === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"},schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.interpreter === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.allocator === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.mallocConf === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema33.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if("dockerfile" !== data0){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "dockerfile"},schema:"dockerfile",parentSchema:schema33.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.directory !== undefined){
let data1 = data.directory;
if(typeof data1 === "string"){
if(!pattern33.test(data1)){
const err8 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema33.properties.directory,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},schema:schema33.properties.directory.type,parentSchema:schema33.properties.directory,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.service !== undefined){
let data2 = data.service;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err10 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema33.properties.service,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},schema:schema33.properties.service.type,parentSchema:schema33.properties.service,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.user !== undefined){
let data3 = data.user;
if(typeof data3 === "string"){
if(!pattern10.test(data3)){
const err12 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema33.properties.user,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema33.properties.user.type,parentSchema:schema33.properties.user,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data4 = data.interpreter;
if(typeof data4 === "string"){
if(!pattern18.test(data4)){
const err14 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},schema:"^[A-Za-z0-9._+-]+$",parentSchema:schema33.properties.interpreter,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},schema:schema33.properties.interpreter.type,parentSchema:schema33.properties.interpreter,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.allocator !== undefined){
if(!(validate73(data.allocator, {instancePath:instancePath+"/allocator",parentData:data,parentDataProperty:"allocator",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.method !== undefined){
let data6 = data.method;
if(!((data6 === "dockerfile") || (data6 === "override"))){
const err16 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema33.properties.method.enum},schema:schema33.properties.method.enum,parentSchema:schema33.properties.method,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.mallocConf !== undefined){
let data7 = data.mallocConf;
if(typeof data7 !== "string"){
const err17 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},schema:schema33.properties.mallocConf.type,parentSchema:schema33.properties.mallocConf,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.arenas !== undefined){
let data8 = data.arenas;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err18 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},schema:schema33.properties.arenas.type,parentSchema:schema33.properties.arenas,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema33.properties.arenas,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.trimThreshold !== undefined){
let data9 = data.trimThreshold;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err20 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},schema:schema33.properties.trimThreshold.type,parentSchema:schema33.properties.trimThreshold,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err21 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema33.properties.trimThreshold,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.tunables !== undefined){
let data10 = data.tunables;
if(typeof data10 === "string"){
if(!pattern17.test(data10)){
const err22 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},schema:"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$",parentSchema:schema33.properties.tunables,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},schema:schema33.properties.tunables.type,parentSchema:schema33.properties.tunables,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.replace !== undefined){
let data11 = data.replace;
if(typeof data11 !== "boolean"){
const err24 = {instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},schema:schema33.properties.replace.type,parentSchema:schema33.properties.replace,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}
validate102.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateComposeServiceDeclared = validate104;
const schema34 = {"type":"object","required":["kind","directory","service","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"compose-service"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false};

function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate104.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.directory === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.service === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.interpreter === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.allocator === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.mallocConf === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema34.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if("compose-service" !== data0){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "compose-service"},schema:"compose-service",parentSchema:schema34.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.directory !== undefined){
let data1 = data.directory;
if(typeof data1 === "string"){
if(!pattern33.test(data1)){
const err8 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema34.properties.directory,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},schema:schema34.properties.directory.type,parentSchema:schema34.properties.directory,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.service !== undefined){
let data2 = data.service;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err10 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema34.properties.service,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},schema:schema34.properties.service.type,parentSchema:schema34.properties.service,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.user !== undefined){
let data3 = data.user;
if(typeof data3 === "string"){
if(!pattern10.test(data3)){
const err12 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema34.properties.user,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema34.properties.user.type,parentSchema:schema34.properties.user,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data4 = data.interpreter;
if(typeof data4 === "string"){
if(!pattern18.test(data4)){
const err14 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},schema:"^[A-Za-z0-9._+-]+$",parentSchema:schema34.properties.interpreter,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},schema:schema34.properties.interpreter.type,parentSchema:schema34.properties.interpreter,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.allocator !== undefined){
if(!(validate73(data.allocator, {instancePath:instancePath+"/allocator",parentData:data,parentDataProperty:"allocator",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.method !== undefined){
let data6 = data.method;
if(!((data6 === "dockerfile") || (data6 === "override"))){
const err16 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema34.properties.method.enum},schema:schema34.properties.method.enum,parentSchema:schema34.properties.method,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.rebuild !== undefined){
let data7 = data.rebuild;
if(!((data7 === "thin") || (data7 === "full"))){
const err17 = {instancePath:instancePath+"/rebuild",schemaPath:"#/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema34.properties.rebuild.enum},schema:schema34.properties.rebuild.enum,parentSchema:schema34.properties.rebuild,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.allowUpgrade !== undefined){
let data8 = data.allowUpgrade;
if(typeof data8 !== "boolean"){
const err18 = {instancePath:instancePath+"/allowUpgrade",schemaPath:"#/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},schema:schema34.properties.allowUpgrade.type,parentSchema:schema34.properties.allowUpgrade,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.mallocConf !== undefined){
let data9 = data.mallocConf;
if(typeof data9 !== "string"){
const err19 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},schema:schema34.properties.mallocConf.type,parentSchema:schema34.properties.mallocConf,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.arenas !== undefined){
let data10 = data.arenas;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err20 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},schema:schema34.properties.arenas.type,parentSchema:schema34.properties.arenas,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
const err21 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema34.properties.arenas,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.trimThreshold !== undefined){
let data11 = data.trimThreshold;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err22 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},schema:schema34.properties.trimThreshold.type,parentSchema:schema34.properties.trimThreshold,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err23 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema34.properties.trimThreshold,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data.tunables !== undefined){
let data12 = data.tunables;
if(typeof data12 === "string"){
if(!pattern17.test(data12)){
const err24 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},schema:"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$",parentSchema:schema34.properties.tunables,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},schema:schema34.properties.tunables.type,parentSchema:schema34.properties.tunables,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.replace !== undefined){
let data13 = data.replace;
if(typeof data13 !== "boolean"){
const err26 = {instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},schema:schema34.properties.replace.type,parentSchema:schema34.properties.replace,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate104.errors = vErrors;
return errors === 0;
}
validate104.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateAllocatorDeclared = validate106;
const schema35 = {"type":"object","required":["kind","allocator","interpreter","mallocConf","stable","healthTimeout"],"properties":{"kind":{"const":"allocator"},"allocator":{"$ref":"#/$defs/Allocator"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"number","minimum":0},"healthTimeout":{"type":"number","minimum":0}},"additionalProperties":false};

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate106.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.allocator === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.interpreter === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.mallocConf === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.stable === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "stable"},schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.healthTimeout === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "healthTimeout"},schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema35.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if("allocator" !== data0){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "allocator"},schema:"allocator",parentSchema:schema35.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.allocator !== undefined){
if(!(validate73(data.allocator, {instancePath:instancePath+"/allocator",parentData:data,parentDataProperty:"allocator",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.interpreter !== undefined){
let data2 = data.interpreter;
if(typeof data2 === "string"){
if(!pattern18.test(data2)){
const err8 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},schema:"^[A-Za-z0-9._+-]+$",parentSchema:schema35.properties.interpreter,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},schema:schema35.properties.interpreter.type,parentSchema:schema35.properties.interpreter,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.unit !== undefined){
let data3 = data.unit;
if(typeof data3 === "string"){
if(!pattern67.test(data3)){
const err10 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},schema:"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$",parentSchema:schema35.properties.unit,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},schema:schema35.properties.unit.type,parentSchema:schema35.properties.unit,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.user !== undefined){
let data4 = data.user;
if(typeof data4 === "string"){
if(!pattern10.test(data4)){
const err12 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z_][A-Za-z0-9_.-]*$",parentSchema:schema35.properties.user,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema35.properties.user.type,parentSchema:schema35.properties.user,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.directory !== undefined){
let data5 = data.directory;
if(typeof data5 === "string"){
if(!pattern33.test(data5)){
const err14 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema35.properties.directory,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},schema:schema35.properties.directory.type,parentSchema:schema35.properties.directory,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.service !== undefined){
let data6 = data.service;
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
const err16 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema35.properties.service,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},schema:schema35.properties.service.type,parentSchema:schema35.properties.service,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.mallocConf !== undefined){
let data7 = data.mallocConf;
if(typeof data7 !== "string"){
const err18 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},schema:schema35.properties.mallocConf.type,parentSchema:schema35.properties.mallocConf,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.arenas !== undefined){
let data8 = data.arenas;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err19 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},schema:schema35.properties.arenas.type,parentSchema:schema35.properties.arenas,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err20 = {instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema35.properties.arenas,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data.trimThreshold !== undefined){
let data9 = data.trimThreshold;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err21 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},schema:schema35.properties.trimThreshold.type,parentSchema:schema35.properties.trimThreshold,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err22 = {instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35.properties.trimThreshold,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data.tunables !== undefined){
let data10 = data.tunables;
if(typeof data10 === "string"){
if(!pattern17.test(data10)){
const err23 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},schema:"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$",parentSchema:schema35.properties.tunables,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},schema:schema35.properties.tunables.type,parentSchema:schema35.properties.tunables,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.replace !== undefined){
let data11 = data.replace;
if(typeof data11 !== "boolean"){
const err25 = {instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},schema:schema35.properties.replace.type,parentSchema:schema35.properties.replace,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.health !== undefined){
let data12 = data.health;
if(typeof data12 === "string"){
if(!pattern13.test(data12)){
const err26 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},schema:"^https?://",parentSchema:schema35.properties.health,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},schema:schema35.properties.health.type,parentSchema:schema35.properties.health,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.stable !== undefined){
let data13 = data.stable;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err28 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35.properties.stable,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "number"},schema:schema35.properties.stable.type,parentSchema:schema35.properties.stable,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.healthTimeout !== undefined){
let data14 = data.healthTimeout;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err30 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema35.properties.healthTimeout,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "number"},schema:schema35.properties.healthTimeout.type,parentSchema:schema35.properties.healthTimeout,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate106.errors = vErrors;
return errors === 0;
}
validate106.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const resourceValidators = {
  "package": validatePackageDeclared,
  "library": validateLibraryDeclared,
  "file": validateFileDeclared,
  "systemd-environment": validateSystemdEnvironmentDeclared,
  "systemd-service": validateSystemdServiceDeclared,
  "dockerfile": validateDockerfileDeclared,
  "compose-service": validateComposeServiceDeclared,
  "allocator": validateAllocatorDeclared,
};
export const resourceKeys = {
  "package": ["kind","name"],
  "library": ["kind","allocator","unit","user","interpreter"],
  "file": ["kind","path","content","mode"],
  "systemd-environment": ["kind","unit","user","interpreter","allocator","mallocConf","arenas","trimThreshold","tunables","replace"],
  "systemd-service": ["kind","unit","user","interpreter","allocator","mallocConf","arenas","trimThreshold","tunables","replace"],
  "dockerfile": ["kind","directory","service","user","interpreter","allocator","method","mallocConf","arenas","trimThreshold","tunables","replace"],
  "compose-service": ["kind","directory","service","user","interpreter","allocator","method","rebuild","allowUpgrade","mallocConf","arenas","trimThreshold","tunables","replace"],
  "allocator": ["kind","allocator","interpreter","unit","user","directory","service","mallocConf","arenas","trimThreshold","tunables","replace","health","stable","healthTimeout"],
};
export const inventoryKeys = {"InventoryFile":["version","playbook","defaults","strategy","vars","hosts","groups"],"Defaults":["connection","port","user","identityFile","knownHosts","become","connectTimeout","confirm","deployment","unitUser","dockerUser","service","health","stable","healthTimeout","method","rebuild","allowUpgrade","playbook","vars"],"StrategyFile":["parallel","canary","waves","maxFailures","soak","packageWait"],"InstanceFile":["deployment","unit","units","directory","unitUser","dockerUser","service","health","stable","healthTimeout","method","rebuild","allowUpgrade","playbook","vars"],"HostFile":["address","connection","port","user","identityFile","knownHosts","become","connectTimeout","confirm","redundancy","deployment","unit","units","directory","unitUser","dockerUser","service","health","stable","healthTimeout","method","rebuild","allowUpgrade","playbook","vars","instances"],"GroupFile":["hosts","connection","port","user","identityFile","knownHosts","become","connectTimeout","confirm","redundancy","deployment","unitUser","dockerUser","service","health","stable","healthTimeout","method","rebuild","allowUpgrade","playbook","vars"],"Vars":["allocator","mallocConf","arenas","trimThreshold","tunables","replace","interpreter"]};
